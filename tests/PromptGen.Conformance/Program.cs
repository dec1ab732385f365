using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>Runs template vectors and reports how the compiler's output compares.</summary>
internal static class Program
{
    private const string Usage = """
        Usage: PromptGen.Conformance [options] FILE.jsonl [...]

          --list KIND       names the vectors of a kind (identical, refused, different, error-missed) with the reason
          --generate COUNT  renders as many made-up templates and compares the back ends with each other; needs no file
          --seed SEED       what they are made from; the same seed gives the same templates
          --source FOLDER   writes the lowered C# of each accepted vector there
        """;

    private static int Main(string[] arguments)
    {
        string? list = null;
        string? source = null;
        int generate = 0;
        int seed = 1;
        List<string> files = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--list" when i + 1 < arguments.Length:
                    list = arguments[++i];
                    break;
                case "--generate" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out generate):
                case "--seed" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out seed):
                    i++;
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

        if (generate > 0)
        {
            return GeneratedTemplates.Run(Console.Out, seed, generate) > 0 ? 1 : 0;
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
