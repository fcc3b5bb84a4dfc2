"""The same run on a cluster: articles are read where they lie, and what may concern one another meets (extra `spark`)."""
