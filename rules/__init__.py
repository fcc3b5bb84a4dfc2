"""The project's own rules, one a module: the file's name is the rule's id, the docstring its help."""
