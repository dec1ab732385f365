using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Rules;
using PromptGen.CodeFixes;
using Xunit;
using Xunit.Abstractions;

namespace PromptGen.Analyzers.Tests.CodeFixes;

/// <summary>
/// Of random programs, those that are fixed send the texts that they sent before, none of which is put together from a rendered prompt and more; the
/// others are left alone. PROMPTGEN_SAME_TEXTS=20000 runs as many programs.
/// </summary>
public sealed class GeneratedTextTests(ITestOutputHelper output)
{
    private const int BatchSize = 100;

    // A rendered text that is changed on its way: half of what is sent was left in the code.
    private static readonly string[] HalfMoved = ["PG2102", "PG2107"];

    private static int Programs =>
        int.TryParse(Environment.GetEnvironmentVariable("PROMPTGEN_SAME_TEXTS"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 300;

    [Fact]
    public async Task IsSentAfterFixing()
    {
        int found = 0;
        int moved = 0;
        List<string> differences = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, Programs).Chunk(BatchSize), async (numbers, _) =>
        {
            Batch batch = new(numbers);
            await batch.RunAsync();
            lock (differences)
            {
                differences.AddRange(batch.Differences);
                found += batch.Found;
                moved += batch.Moved;
            }
        });

        output.WriteLine(FormattableString.Invariant($"{Programs} programs, {found} texts found, {moved} moved, {differences.Count} differences."));
        Assert.True(differences.Count == 0, differences.Count + " differences.\n" + string.Join("\n----\n", differences.Take(8)));

        // Neither side is empty.
        Assert.InRange(moved, found / 3, found * 9 / 10);
    }

    private sealed class Batch(int[] numbers)
    {
        public List<string> Differences { get; } = [];

        public int Found { get; private set; }

        public int Moved { get; private set; }

        public async Task RunAsync()
        {
            using AdhocWorkspace workspace = new();
            Project project = Project(workspace, numbers.Select(static number => (TextProgram.ClassOf(number), TextProgram.Create(number))), []);
            Compilation before = await GeneratedProject.CompileAsync(project);
            Dictionary<string, string> textsBefore = Run(before, numbers);
            ImmutableArray<Diagnostic> reported = await ReportAsync(before);
            Project changed = await FixAsync(project, reported.Where(static diagnostic => diagnostic.Id is "PG2001" or "PG2002"));

            // As files: what is read back from the disk is text and not a tree.
            using AdhocWorkspace disk = new();
            List<(string, string)> sources = [];
            foreach (Document document in changed.Documents.Where(static document => document.Name != "Frame"))
            {
                sources.Add((document.Name, (await document.GetTextAsync()).ToString()));
            }

            List<(string Name, string Text)> prompts = [];
            foreach (TextDocument prompt in changed.AdditionalDocuments)
            {
                prompts.Add((prompt.Name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes((await prompt.GetTextAsync()).ToString()))));
            }

            Compilation after = await GeneratedProject.CompileAsync(Project(disk, sources, prompts));
            Dictionary<string, string> textsAfter = Run(after, numbers);
            ILookup<string, string> halves = (await ReportAsync(after)).Where(static diagnostic => HalfMoved.Contains(diagnostic.Id))
                .ToLookup(static diagnostic => diagnostic.Location.SourceTree!.FilePath, static diagnostic => diagnostic.ToString());
            foreach ((string name, string source) in sources)
            {
                if (textsBefore[name] != textsAfter[name] || halves[name].Any())
                {
                    Differences.Add(Change(TextProgram.Create(int.Parse(name.AsSpan("Agent".Length), CultureInfo.InvariantCulture)), source)
                        + string.Join("\n", prompts.Where(prompt => prompt.Name.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) || prompt.Name.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)).Select(static prompt => prompt.Text))
                        + $"\nBefore: {textsBefore[name]}\nAfter:  {textsAfter[name]}\n{string.Join("\n", halves[name])}");
                }
            }
        }

        private static string Change(string before, string after)
        {
            string[] old = before.Split('\n');
            string[] changed = after.Split('\n');
            return string.Join("\n", old.Except(changed).Select(static line => "- " + line).Concat(changed.Except(old).Select(static line => "+ " + line))) + "\n";
        }

        /// <summary>As the import does it: from the end of each file, so that the places of what comes before stay what they are.</summary>
        private async Task<Project> FixAsync(Project project, IEnumerable<Diagnostic> reported)
        {
            Solution solution = project.Solution;
            foreach (Diagnostic diagnostic in reported.OrderByDescending(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                Found++;
                Document document = solution.GetDocument(project.GetDocument(diagnostic.Location.SourceTree)!.Id)!;
                List<CodeAction> actions = [];
                await new MoveToPromptFileFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
                Solution fixedSolution = await MoveToPromptFileFix.ApplyAsync(document, diagnostic, CancellationToken.None);
                int added = fixedSolution.GetProject(project.Id)!.AdditionalDocumentIds.Count - solution.GetProject(project.Id)!.AdditionalDocumentIds.Count;
                if (added != actions.Count || (added == 0 && fixedSolution != solution))
                {
                    Differences.Add("The fix is offered where it does nothing, or does something where it is not offered: " + diagnostic);
                }

                Moved += added;
                solution = fixedSolution;
            }

            return solution.GetProject(project.Id)!;
        }

        private static Project Project(AdhocWorkspace workspace, IEnumerable<(string Name, string Text)> sources, IEnumerable<(string Name, string Text)> prompts)
        {
            Project project = GeneratedProject.Create(workspace).AddDocument("Frame", TextProgram.Frame).Project;
            foreach ((string name, string text) in sources)
            {
                project = project.AddDocument(name, SourceText.From(text, Encoding.UTF8), filePath: name).Project;
            }

            foreach ((string name, string text) in prompts)
            {
                project = project.AddAdditionalDocument(name, SourceText.From(text, Encoding.UTF8)).Project;
            }

            return project;
        }

        private static Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation) =>
            compilation.WithAnalyzers([new PromptFlowAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        /// <summary>What each program sends, as one line of code points or the exception.</summary>
        private static Dictionary<string, string> Run(Compilation compilation, IEnumerable<int> numbers)
        {
            using MemoryStream image = new();
            Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
            Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error).Take(5)
                .Select(static problem => problem + "\n" + problem.Location.SourceTree)));
            image.Position = 0;
            AssemblyLoadContext context = new("Programs", isCollectible: true);
            context.Resolving += static (loader, name) => File.Exists(GeneratedProject.Library + name.Name + ".dll") ? loader.LoadFromAssemblyPath(GeneratedProject.Library + name.Name + ".dll") : null;
            CultureInfo culture = CultureInfo.CurrentCulture;
            try
            {
                // Not the culture in which templates write numbers.
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
                System.Reflection.Assembly assembly = context.LoadFromStream(image);
                return numbers.Select(TextProgram.ClassOf).ToDictionary(static name => name, name => TextOf(assembly.GetType(name)!));
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
                context.Unload();
            }
        }

        private static string TextOf(Type program)
        {
            try
            {
                string[] texts = (string[])program.GetMethod("Run")!.Invoke(null, null)!;
                return string.Join(" | ", texts.Select(static text => string.Concat(text.Select(static c => c is > ' ' and < '\u007f' and not '\\' or ' ' ? c.ToString() : $"\\u{(int)c:x4}"))));
            }
            catch (System.Reflection.TargetInvocationException exception)
            {
                return exception.InnerException!.GetType().Name + ": " + exception.InnerException.Message;
            }
        }
    }
}
