"""In-memory collaborators. Those of ``stores`` pass the same contract tests as the AWS adapters do."""
