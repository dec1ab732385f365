using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>Runs template vectors and reports how the compiler's output compares.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: PromptGen.Conformance [options] FILE.jsonl [...]

          --list KIND       names the vectors of a kind (identical, refused, different, error-missed) with the reason
          --source FOLDER   writes the lowered C# of each accepted vector there
        """;

    private static int Main(string[] arguments)
    {
        string? list = null;
        string? source = null;
        List<string> files = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--list" when i + 1 < arguments.Length:
                    list = arguments[++i];
                    break;
                case "--source" when i + 1 < arguments.Length:
                    source = arguments[++i];
                    break;
                case var file when !file.StartsWith('-') && File.Exists(file):
                    files.Add(file);
                    break;
                default:
                    Console.Error.WriteLine("'" + arguments[i] + "' is neither an option nor a file.\n\n" + Usage);
                    return 2;
            }
        }

        if (files.Count == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        IReadOnlyList<Outcome> outcomes = Runner.Run([.. files.SelectMany(Vector.ReadFile)], source);
        Report.Write(Console.Out, outcomes, list);
        return outcomes.Any(static outcome => outcome.Kind is OutcomeKind.Different or OutcomeKind.ErrorMissed) ? 1 : 0;
    }
}
