"""Stories and events: which articles and passages tell of one happening."""
