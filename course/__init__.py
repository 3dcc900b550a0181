"""The application: command line, server and page maker of the course."""
