"""content/ on disk: read strictly, checked against the model, mistakes at file:line:column."""
