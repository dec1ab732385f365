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
          --generate COUNT  compares the back ends with Scriban on as many made-up templates; needs no file
          --templates FILE  compares the back ends with Scriban on the templates of a file, one a line (\n is a line end), with made-up values
          --seed SEED       what they are made from; the same seed gives the same templates
          --from NUMBER     the first template; a run that was stopped goes on there
          --compiled COUNT  how many of the accepted ones are compiled as well (default: 0)
          --source FOLDER   writes the lowered C# of each accepted vector there
          --interpreted     leaves out the compiled back end, which takes most of the time
        """;

    private static int Main(string[] arguments)
    {
        string? list = null;
        string? source = null;
        bool compiles = true;
        int generate = 0;
        int from = 0;
        int compiled = 0;
        int seed = 1;
        string? templates = null;
        List<string> files = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--list" when i + 1 < arguments.Length:
                    list = arguments[++i];
                    break;
                case "--generate" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out generate):
                case "--from" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out from):
                case "--compiled" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out compiled):
                case "--seed" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out seed):
                    i++;
                    break;
                case "--source" when i + 1 < arguments.Length:
                    source = arguments[++i];
                    break;
                case "--templates" when i + 1 < arguments.Length && File.Exists(arguments[i + 1]):
                    templates = arguments[++i];
                    break;
                case "--interpreted":
                    compiles = false;
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
            Tally tally = new GeneratedTemplates(Console.Out, seed, compiled).Run(from, generate);
            return tally.Different + tally.Crashed > 0 ? 1 : 0;
        }

        if (templates is not null)
        {
            WrittenTemplates written = WrittenTemplates.Read(templates, seed);
            written.Write(Console.Out);
            return written.Differences.Count > 0 ? 1 : 0;
        }

        if (files.Count == 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        IReadOnlyList<Outcome> outcomes = Runner.Run([.. files.SelectMany(Vector.ReadFile)], source, compiles);
        Report.Write(Console.Out, outcomes, list);
        return outcomes.Any(static outcome => outcome.Kind is OutcomeKind.Different or OutcomeKind.ErrorMissed) ? 1 : 0;
    }
}
