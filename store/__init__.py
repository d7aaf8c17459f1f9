"""What is kept: records, the database, files in and files out."""
