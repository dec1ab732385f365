using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using System.Reflection;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Display;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.CommandLine;

/// <summary>The whole command line.</summary>
internal static class ToolCommand
{
    /// <summary>As the option of the library prints it.</summary>
    public static string Version => typeof(ToolCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolContext context)
    {
        InvocationConfiguration configuration = new()
        {
            Output = context.Terminal.Out,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        if (arguments is ["--version"])
        {
            // Scripts ask it often, and the commands take longer to build than all else.
            context.Terminal.Out.WriteLine(Version);
            return ExitCode.Pass;
        }

        ParseResult? line = null;
        try
        {
            line = Create(context).Parse(arguments);
            if (UnknownOptions.Of(line) is { Count: > 0 } unknown)
            {
                return Refuse(line, unknown, context.Terminal);
            }

            return line.Errors.Count > 0 && line.Action is ParseErrorAction ? Refuse(line, context.Terminal) : line.Invoke(configuration);
        }
        catch (ToolFailure failure)
        {
            DiagnosticText.Write(context.Terminal, context.Directory, failure.Problems, error: true);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            PromptDiagnostic problem = new(
                DiagnosticRules.InternalFailure, default,
                exception.GetType().Name + ": " + exception.Message.TrimEnd('.') + ", in `promptgen" + Names(line) + "`");
            DiagnosticText.Write(context.Terminal, context.Directory, [problem], error: true);
            return ExitCode.Failure;
        }
    }

    public static RootCommand Create(ToolContext context)
    {
        RootCommand root = new("Versions, checks, compares and releases the LLM prompts of a .NET project.")
        {
            InitCommand.Create(context),
            NewCommand.Create(context),
            CheckCommand.Create(context),
            StampCommand.Create(context),
            StatusCommand.Create(context),
            ShowCommand.Create(context),
            WhichCommand.Create(context),
            DiffCommand.Create(context),
            RenderCommand.Create(context),
            VerifyCommand.Create(context),
            ImportCommand.Create(context),
            PackCommand.Create(context),
            PromoteCommand.Create(context),
            RollbackCommand.Create(context),
            AbortCommand.Create(context),
            RevokeCommand.Create(context),
            LogCommand.Create(context),
            EnvironmentCommand.Create(context),
            RolloutCommand.Create(context),
            StateCommand.Create(context),
            CompletionCommand.Create(context),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }

    /// <summary>The command and its options without their values, which may be secrets.</summary>
    private static string Names(ParseResult? line) => line is null ? "" : Name(line.CommandResult.Command)
        + string.Concat(line.CommandResult.Children.OfType<OptionResult>().Where(static option => !option.Implicit).Select(static option => " " + option.Option.Name));

    private static string Name(Command command)
    {
        string name = "";
        for (Symbol? part = command; part is Command and not RootCommand; part = part.Parents.FirstOrDefault())
        {
            name = " " + part.Name + name;
        }

        return name;
    }

    /// <summary>Of an option that is not known nothing else is said: what follows it is most often its value.</summary>
    private static int Refuse(ParseResult line, IReadOnlyList<UnknownOptions> unknown, Terminal terminal)
    {
        foreach (UnknownOptions option in unknown)
        {
            terminal.Error.WriteLine(StyledText.In(Ink.Red, "error") + ": Unknown option '" + VisibleText.Line(option.Name) + "'." + CharacterNote.Of(option.Name));
            if (option.Nearest is { } nearest)
            {
                terminal.Error.WriteLine("Did you mean `" + nearest + "`?");
            }
        }

        terminal.Error.WriteLine("See `dotnet promptgen" + Name(line.CommandResult.Command) + " --help`.");
        return ExitCode.Failure;
    }

    /// <summary>What is wrong with the command line, and where its help is; the whole help would push the reason off the screen.</summary>
    private static int Refuse(ParseResult line, Terminal terminal)
    {
        // The library says of a word that is no command also that a command is missing.
        bool isUnknown = line.CommandResult.Command is RootCommand && line.UnmatchedTokens.Count > 0;
        foreach (string message in line.Errors
            .Skip(isUnknown ? 1 : 0)
            .Select(static error => error.Message.ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal))
            .Distinct())
        {
            terminal.Error.WriteLine(StyledText.In(Ink.Red, "error") + ": " + VisibleText.Line(message) + CharacterNote.Of(message));
        }

        Command command = line.CommandResult.Command;
        if (command is RootCommand && line.UnmatchedTokens is [{ } unknown, ..]
            && NearestName.Find(unknown, [.. command.Subcommands.Select(static known => known.Name)]) is { } nearest)
        {
            terminal.Error.WriteLine("Did you mean `dotnet promptgen " + nearest + "`?");
        }

        terminal.Error.WriteLine("See `dotnet promptgen" + Name(command) + " --help`.");
        return ExitCode.Failure;
    }
}
