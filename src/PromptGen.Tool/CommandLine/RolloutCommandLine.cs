using System;
using System.CommandLine;
using PromptGen.Tool.Output;
using PromptGen.Tool.Repository;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary>The options that every command has which changes what is released.</summary>
internal sealed class RolloutCommandLine
{
    private readonly ToolContext _context;
    private readonly Argument<string> _id;
    private readonly Option<string> _environment;
    private readonly Option<string?> _reason = new("--reason") { Description = "Reason, for the log.", HelpName = "TEXT" };
    private readonly Option<string?> _state = new("--state")
    {
        Description = "Published state file to update as well.",
        HelpName = "FILE",
    };

    private readonly SigningCommandLine _signing = new();
    private readonly Option<bool> _dryRun = SharedOptions.DryRun();
    private readonly ProjectOptions _where = ProjectOptions.One();
    private readonly Option<string> _format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);

    public RolloutCommandLine(ToolContext context, string what)
    {
        _context = context;
        _id = PromptIds.Released(context, what);
        _environment = EnvironmentNames.Required(context);
    }

    /// <summary>Adds argument and options, the particular ones of the command behind the id.</summary>
    public Command Complete(Command command, Func<ParseResult, IRolloutAction> action, params Symbol[] particular)
    {
        command.Add(_id);
        foreach (Symbol symbol in particular)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        foreach (Option option in (Option[])[_environment, _reason, _state, .. _signing.Options, _dryRun])
        {
            command.Add(option);
        }

        _where.AddTo(command);
        command.Add(_format);

        command.SetAction(line =>
        {
            RolloutOptions options = new(
                line.GetValue(_id)!, line.GetValue(_environment)!, _where.Value(line), line.GetValue(_reason), line.GetValue(_state),
                line.GetValue(_dryRun), line.Format(_format), _signing.Value(line));
            RolloutReport report = RolloutRun.Run(_context, options, action(line));
            RolloutOutput.Write(_context, report, options);
            IgnoredFiles.Warn(_context, report.Project.Directory, report.Kept);
            return ExitCode.Pass;
        });
        return command;
    }
}
