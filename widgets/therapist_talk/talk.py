"""The talk: what the therapist says, and what a reader can say to that."""

from __future__ import annotations

from typing import Any

# Each node: what the therapist says, and what the reader can say to that. A choice: "say" (the reader), "reply" (the
# therapist, kind to every choice), "to" (the next node) and, where it fits, "take" (a question to take along).
# Keys of choices are what is kept, so they never change. Claims: see Sources in the class.
NODES: dict[str, dict[str, Any]] = {
    "start": {
        "says": "Good to have you here. What would you most like to talk about today?",
        "choices": (
            {
                "key": "may-i-ask",
                "say": "I do not really know what I may ask.",
                "reply": "I hear that more often. Everything is fine, also what seems small or what you asked before.",
                "to": "asking",
            },
            {
                "key": "scan-first",
                "say": "Is a scan not needed first?",
                "reply": "An understandable question. You want to know where the pain comes from.",
                "to": "scan",
            },
            {
                "key": "neighbour-had-surgery",
                "say": "My neighbour had an operation. Is that something for me?",
                "reply": "Good that you bring it up. Whoever sees someone get better naturally thinks of it.",
                "to": "neighbour",
            },
            {
                "key": "able-again",
                "say": "I would like to be able to do something again.",
                "reply": "I would love to hear about that.",
                "to": "goal",
            },
        ),
    },
    "asking": {
        "says": "Much is said in a talk like this, and at home a part of it is gone. What would help you?",
        "choices": (
            {
                "key": "own-words",
                "say": "May I say in my own words what I understood?",
                "reply": "Please do. Then I hear at once whether I was clear.",
                "to": "after",
                "take": "May I say in my own words what I understood?",
            },
            {
                "key": "plain-words",
                "say": "Can you explain it calmly, without difficult words?",
                "reply": "Of course. And do tell me when I go too fast.",
                "to": "after",
                "take": "Can you explain that without difficult words?",
            },
            {
                "key": "someone-along",
                "say": "May someone come along next time?",
                "reply": "Yes, that is fine. Two people hear more than one.",
                "to": "after",
                "take": "May someone come along next time?",
            },
        ),
    },
    "scan": {
        "says": (
            "Family doctors are advised not to order a scan for ordinary low back pain. A scan says little about how much "
            "pain someone has. How is it to hear that?"
        ),
        "choices": (
            {
                "key": "not-taken-seriously",
                "say": "Then I feel that I am not taken seriously.",
                "reply": "I understand. Your pain is real, with or without a scan. I want to look carefully and listen well.",
                "to": "worry",
                "take": "What did you notice when you examined my back?",
            },
            {
                "key": "old-scan",
                "say": "But on my old scan a disc was bulging.",
                "reply": (
                    "That can count. It is also seen often in people without back pain. So we look at you, and not at the "
                    "picture only."
                ),
                "to": "worry",
                "take": "What does the result of my scan mean for what I can do?",
            },
            {
                "key": "when-a-scan",
                "say": "When is a scan needed then?",
                "reply": (
                    "When we think of an illness or a fracture, for example. If you recognise something in the list of when "
                    "to call the doctor, do what it says there first."
                ),
                "to": "worry",
                "take": "What would the result of a scan change in my treatment?",
            },
        ),
    },
    "worry": {
        "says": "Is there something you worry about?",
        "choices": (
            {
                "key": "overlooked",
                "say": "Yes, that something is overlooked.",
                "reply": "Good that you say so. Tell me what you notice, and what is different from before.",
                "to": "after",
                "take": "What should I watch for, and when do I call?",
            },
            {
                "key": "moving-harms",
                "say": "Yes, that moving makes my back worse.",
                "reply": "Many people have that worry. We can start so small that you dare it. Then we look together at how it goes.",
                "to": "goal",
                "take": "Which movement suits a small start?",
            },
            {
                "key": "rather-on",
                "say": "No, I would rather go on.",
                "reply": "Then we look at what you want to do again.",
                "to": "goal",
            },
        ),
    },
    "neighbour": {
        "says": "Every back has its own story. Do you know why your neighbour had an operation?",
        "choices": (
            {
                "key": "no-idea",
                "say": "No, actually I do not.",
                "reply": "That does not matter. An operation can suit severe pain in the leg from a slipped disc that has not eased enough after 6 to 8 weeks. If your leg gets weaker, call at once.",
                "to": "steps",
            },
            {
                "key": "pain-gone",
                "say": "He was rid of his pain afterwards.",
                "reply": "Good for him. What helps one person need not help another. I do not want to take your hope, nor promise anything.",
                "to": "steps",
            },
            {
                "key": "afraid",
                "say": "I am rather afraid of an operation.",
                "reply": "It is all right to say so. Pain in the leg from a slipped disc mostly gets better without an operation. And you always decide yourself.",
                "to": "steps",
            },
        ),
    },
    "steps": {
        "says": "Help usually goes in steps, and the first ones are close to home. What would you still like to know about it?",
        "choices": (
            {
                "key": "options",
                "say": "Which options do I have, and what speaks for and against them?",
                "reply": "That is a fine question. We put them on paper together. Waiting for a while is one of them.",
                "to": "after",
                "take": "Which options do I have, and what speaks for and against them?",
            },
            {
                "key": "if-not",
                "say": "And if exercise does not help me?",
                "reply": "Then it is not your fault. We agree now when we look, and which step could come next.",
                "to": "goal",
                "take": "When do we look whether it helps, and what could come next?",
            },
            {
                "key": "own-doctor",
                "say": "I also want to talk about it with my own doctor.",
                "reply": "Please do. Shall I write down what we talked about?",
                "to": "after",
                "take": "Will you write down what we talked about, for my own doctor?",
            },
        ),
    },
    "goal": {
        "says": "Suppose things go somewhat better after a while. What would you do again?",
        "choices": (
            {
                "key": "rid-of-pain",
                "say": "I just want to be rid of the pain.",
                "reply": "Of course you do. I cannot promise that. We can look at what you miss, and start there.",
                "to": "first-step",
                "take": "What may I more or less expect?",
            },
            {
                "key": "playground",
                "say": "Going to the playground with my grandchild.",
                "reply": "I can picture that. We can work towards it, step by step.",
                "to": "first-step",
            },
            {
                "key": "dare-not",
                "say": "I do not dare to name a goal.",
                "reply": "That is honest. Then we start with something small that you like, and leave the goal for later.",
                "to": "first-step",
            },
        ),
    },
    "first-step": {
        "says": "What could be a first step, so small that it will nearly always work?",
        "choices": (
            {
                "key": "little-walk",
                "say": "A little walk in my own street.",
                "reply": "A good start. You can keep it equally small on good days and on bad days.",
                "to": "after",
                "take": "How do I make my first step small enough?",
            },
            {
                "key": "right-away",
                "say": "I want to start right away with a lot.",
                "reply": "Nice that you feel like it. Whoever starts smaller may keep it up longer. You choose.",
                "to": "after",
                "take": "How do I notice that I am going too fast?",
            },
            {
                "key": "suggest",
                "say": "I do not know. Can you suggest something?",
                "reply": "Yes. I will name a few things, and you say what suits you.",
                "to": "after",
                "take": "Which first step would suit me?",
            },
        ),
    },
    "after": {
        "says": "There is some time left. What would you like to talk about now?",
        "choices": (
            {"key": "about-asking", "say": "About how I can ask questions.", "reply": "Gladly.", "to": "asking"},
            {
                "key": "about-scan",
                "say": "About a scan.",
                "reply": "That is a question many people have.",
                "to": "scan",
            },
            {
                "key": "about-neighbour",
                "say": "About my neighbour, who had an operation.",
                "reply": "Good that you bring it up.",
                "to": "neighbour",
            },
            {
                "key": "about-goal",
                "say": "About what I want to be able to do again.",
                "reply": "I would love to hear about that.",
                "to": "goal",
            },
            {
                "key": "enough",
                "say": "I have enough for today.",
                "reply": "That is fine. You told me what counts for you.",
                "to": "end",
            },
        ),
    },
    "end": {"says": "See you next time. You may always come back to something.", "choices": ()},
}
# Nobody leaves without a question.
ALWAYS_TAKE = (
    "What can I do myself, between the appointments?",
    "How do I reach you when I have a question in between?",
)
