from widgets.experiment.experiment import Experiment

EXAMPLES = {"at first": Experiment(name="mijn-proef", ideas=["De was ophangen", "Een eindje lopen"])}
