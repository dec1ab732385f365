namespace PromptGen.Tool;

/// <summary>What a command tells the shell. docs/cli.md promises these numbers.</summary>
internal static class ExitCode
{
    public const int Pass = 0;

    /// <summary>The command line is wrong, or the command could not do its work.</summary>
    public const int Failure = 1;

    /// <summary>The command did its work, and what it found must not ship.</summary>
    public const int GateFailed = 2;

    /// <summary>The user ended a command that waits, by Ctrl-C: what shells make of SIGINT.</summary>
    public const int Interrupted = 130;
}
