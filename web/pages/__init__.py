"""Pages for people, made on the server; none needs a script."""
