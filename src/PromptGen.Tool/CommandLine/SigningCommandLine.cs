using System.Collections.Generic;
using System.CommandLine;
using PromptGen.Rollouts;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>The options of commands that sign, and those of commands that verify.</summary>
internal sealed class SigningCommandLine
{
    private readonly Option<string[]> _keys = SignKeys();
    private readonly Option<string[]> _commands = SignCommands();
    private readonly Option<string[]> _trusted = TrustedKeyFiles("Take over what is published only if this public key (PEM) signed it. Default: any signing key. Repeatable.");
    private readonly Option<int> _threshold = Threshold();

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<Option> Options => [_keys, _commands, _trusted, _threshold];

    public static Option<string[]> SignKeys() => new("--sign-key")
    {
        Description = "Sign with this ECDSA P-256 private key (PEM). Repeatable.",
        HelpName = "FILE",
    };

    public static Option<string[]> SignCommands() => new("--sign-command")
    {
        Description = "Sign with this command, which reads the bytes from its input and writes the signature to its output. Repeatable.",
        HelpName = "COMMAND",
    };

    public static Option<string[]> TrustedKeyFiles(string description = "Require a signature by this public key (PEM). Repeatable.") => new("--trusted-key")
    {
        Description = description,
        HelpName = "FILE",
    };

    public static Option<int> Threshold() => new("--threshold")
    {
        Description = "Number of trusted keys that must have signed.",
        HelpName = "N",
        DefaultValueFactory = static _ => 1,
        CustomParser = static result => (int)WholeNumber.Parse(result, "--threshold", 1, ReleaseLimits.Signatures),
    };

    public SigningFiles Value(ParseResult line) =>
        new(line.GetValue(_keys) ?? [], line.GetValue(_commands) ?? [], line.GetValue(_trusted) ?? [], line.GetValue(_threshold));
}
