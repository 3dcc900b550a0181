from widgets.my_questions.my_questions import MyQuestions

EXAMPLES = {"at first": MyQuestions(name="vragen")}
