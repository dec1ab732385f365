using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.IO;
using System.Linq;
using PromptGen.Compiler;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.CommandLine;

/// <summary>The whole command line.</summary>
internal static class ToolCommand
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, ToolContext context)
    {
        InvocationConfiguration configuration = new()
        {
            Output = context.Terminal.Out,
            Error = context.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return Create(context).Parse(arguments).Invoke(configuration);
        }
        catch (ToolFailure failure)
        {
            DiagnosticText.Write(context.Terminal, context.Directory, failure.Problems, error: true);
            return failure.ExitCode;
        }
        catch (IOException exception) when (IsBrokenPipe(exception))
        {
            // Whoever read the output has seen enough.
            return ExitCode.Failure;
        }
        catch (Exception exception)
        {
            PromptDiagnostic problem = new(
                DiagnosticRules.InternalFailure, default,
                exception.GetType().Name + ": " + exception.Message.TrimEnd('.') + ", in `promptgen " + string.Join(' ', arguments) + "`");
            DiagnosticText.Write(context.Terminal, context.Directory, [problem], error: true);
            return ExitCode.Failure;
        }
    }

    private static RootCommand Create(ToolContext context)
    {
        RootCommand root = new("Prompts as part of a .NET build: versions, checks, comparisons.")
        {
            StampCommand.Create(context),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }

    private static bool IsBrokenPipe(IOException exception) => exception.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
