"""Whole journeys through a real window on a real screen: keys and mouse by xdotool, the tree read by AT-SPI."""
