using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;

namespace PromptGen.Tool.CommandLine;

/// <summary>The usual help, and examples below it.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const string Name = "dotnet promptgen";

    public override int Invoke(ParseResult parseResult)
    {
        InvocationConfiguration configuration = parseResult.InvocationConfiguration;
        TextWriter output = configuration.Output;
        using StringWriter text = new() { NewLine = "\n" };
        configuration.Output = text;
        int result = usual.Invoke(parseResult);
        configuration.Output = output;

        // The library shows the name of the file that runs, which nobody types.
        output.Write(text.ToString().Replace("  " + RootCommand.ExecutableName, "  " + Name, StringComparison.Ordinal));
        if (parseResult.CommandResult.Command is ExampleCommand { Examples: { Count: > 0 } examples })
        {
            int width = examples.Max(static example => example.Line.Length);
            bool fits = examples.All(example => Example(example.Line.PadRight(width) + "  " + example.Meaning).Length <= usual.MaxWidth);
            output.WriteLine("Examples:");
            foreach ((string line, string meaning) in examples)
            {
                output.WriteLine(Example(fits ? line.PadRight(width) + "  " + meaning : line + "\n      " + meaning));
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        output.WriteLine("  0  The command succeeded.");
        output.WriteLine("  1  The command line is wrong, or the command could not do its work.");
        output.WriteLine("  2  The command found errors that must not ship, or refused the change.");
        output.WriteLine();
        return result;
    }

    private static string Example(string text) => "  dotnet " + text;
}
