"""The aural wing: Article → utterances → speech → timeline → mastered sound; engines are plugins."""
