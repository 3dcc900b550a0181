from widgets.safety_list.safety_list import SafetyList

EXAMPLES = {"as it stands": SafetyList(name="veiligheid")}
