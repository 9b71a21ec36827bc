"""Pictures of the product in every state: `run.py pictures`, and the checks of each picture."""
