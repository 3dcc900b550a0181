"""The body: a touch, a nerve, the spinal cord, the brain that weighs, and an alarm."""
