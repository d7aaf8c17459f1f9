"""How outlets name the same actor or act."""
