"""`python -m campaign`: the command line, with every word of it in Polish."""

from campaign.commands.polish import speak_polish

speak_polish()  # before click is imported: it reads its words through gettext

from campaign.commands.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
