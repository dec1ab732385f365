using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Benchmarks.Measuring;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;

namespace PromptGen.Benchmarks.Generator;

/// <summary>How the time to compile a template grows with its size, up to the greatest file there may be.</summary>
internal static class TemplateBenchmark
{
    private const int Rounds = 5;
    private const int EmissionRounds = 3;

    // Not smaller: the garbage of a short compilation dies before it is moved, which is not how the compiler's work grows.
    private const int Small = 250 * 1024;
    private const int Large = 1000 * 1024;
    private const double GreatestGrowth = 1.5;

    private static readonly (string Name, string Piece)[] Shapes =
    [
        ("text", "A line of text that says what the model is to do with the ticket.\n"),
        ("values", "Line {{ name }} of {{ count + 1 }} for {{ name | string.upcase }}.\n"),
        ("conditions", "{{ if count > 3 && name != 'x' }}many{{ else if count == 2 }}two{{ else }}few{{ end }}\n"),
        ("loops", "{{~ for t in tags limit:3 ~}}\n  - {{ t }}{{ if !for.last }},{{ end }}\n{{~ end ~}}\n"),
        ("assignments", "{{ x = count * 2 }}{{ x }}{{ capture y }}{{ x }}{{ name }}{{ end }}{{ y }}\n"),
        ("one tag", "{{ a = count + 1 }}{{ b = a * 2\nc = b - a }}{{ c }}\n"),
    ];

    private static readonly CompilationTarget Target = new("Large", "Large", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, Locked: false);

    public static int Run()
    {
        bool met = true;
        foreach ((string name, string piece) in Shapes)
        {
            List<double> small = [];
            List<double> large = [];
            string source = string.Empty;
            string part = string.Empty;
            for (int i = 0; i < Rounds; i++)
            {
                // Many small ones in turn with a large one, so that both take long enough to measure.
                small.Add(Time(() =>
                {
                    for (int j = 0; j < Large / Small; j++)
                    {
                        part = Compile(piece, Small);
                    }
                }));
                large.Add(Time(() => source = Compile(piece, Large)));
            }

            Sample growth = Sample.Ratio(large, small);
            List<double> emission = [];
            List<double> emissionInParts = [];
            Emit(part);
            for (int i = 0; i < EmissionRounds; i++)
            {
                emissionInParts.Add(Time(() => Emit(part)) * (Large / Small));
                emission.Add(Time(() => Emit(source)));
            }

            Sample emissionGrowth = Sample.Ratio(emission, emissionInParts);
            Report.Measured(name + ", 1 MB to C#", new Sample(large), "F2", "s");
            Report.Target(name + ", 1 MB / as much in pieces of 250 KB", growth, GreatestGrowth);
            Report.Measured(name + ", that C# to an assembly", new Sample(emission), "F1", "s");
            Report.Target(name + ", to an assembly, 1 MB / pieces of 250 KB", emissionGrowth, GreatestGrowth);
            met &= growth.Median <= GreatestGrowth && emissionGrowth.Median <= GreatestGrowth;
        }

        return met ? 0 : 1;
    }

    private static double Time(Action action)
    {
        Stopwatch watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static string Compile(string piece, int length)
    {
        StringBuilder template = new(length + piece.Length);
        while (template.Length < length)
        {
            template.Append(piece);
        }

        SourceFile file = new("/large/Prompts/large.message.md", "Prompts/large.message.md", SourceFileKind.Message, template.ToString());
        Fragment message = PromptCompiler.ReadFragment(file, CancellationToken.None);
        ReadPrompt prompt = PromptCompiler.Read(
            new SourceFile(
                "/large/Prompts/large.prompt.yaml", "Prompts/large.prompt.yaml", SourceFileKind.Prompt,
                "prompt_id: large\nversion: 2026-01-01.1\nmodel: m\nvariables: { name: string, count: integer, tags: 'string[]' }\nmessages: [{ role: user, file: large.message.md }]\n"),
            CancellationToken.None);
        ResolvedPrompt resolved = PromptCompiler.Resolve(prompt.Definition!, FragmentLibrary.Of(EquatableArray.Create(message)), CancellationToken.None);
        CompiledPrompt compiled = PromptCompiler.Compile(resolved, Target, CancellationToken.None);
        return compiled.Source ?? throw new InvalidOperationException(string.Join("\n", compiled.Diagnostics.Select(static problem => problem.Rule.Id + " " + string.Join(", ", problem.Arguments))));
    }

    private static void Emit(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Large",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            Toolchain.Framework.Concat(Toolchain.Library).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using MemoryStream assembly = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(assembly);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(5)));
        }
    }
}
