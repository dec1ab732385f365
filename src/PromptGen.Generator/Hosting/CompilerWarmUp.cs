using System.Threading;
using System.Threading.Tasks;
using PromptGen.Compiler;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;

namespace PromptGen.Generator.Hosting;

/// <summary>Has the runtime translate the prompt compiler on another thread, while this one still reads the project's files.</summary>
/// <remarks>
/// A C# compiler is often a process that lives for seconds. There the runtime translates our methods to machine code one by one,
/// at their first calls, and for a thousand prompts that is a third of the generator's time. Before there are prompts to compile, other cores are idle.
/// One small prompt that goes through all stages beforehand calls most of them. It happens once in a process, not before a first prompt
/// file is seen; nothing that it gives is kept, so no output can depend on it.
/// </remarks>
internal static class CompilerWarmUp
{
    private const string Prompt = """
        # A prompt with one of everything that most prompts have.
        prompt_id: warm-up
        version: 2026-01-01.1
        description: Shows the parts of a prompt.
        model: class:small
        parameters: { temperature: 0.5 }
        variables:
          kind: [short, long]
          limit: integer
          urgent: boolean
          parts:
            type: array
            items: { type: object, properties: { name: string, text: string } }
          question: { type: string, description: The question of the user., max_length: 1000 }
        messages:
          - role: system
            template: |
              {{ include 'tone' }}
              Answer in {{ limit }} sentences at most.
          - slot: history
          - role: user
            template: |
              {{~ if urgent && limit > 3 ~}}
              This is urgent.
              {{~ else if kind == 'short' ~}}
              Be short.
              {{~ end ~}}
              {{~ for part in parts ~}}
              - {{ part.name }}: {{ part.text }}
              {{~ end ~}}
              {{ question }}
        tools:
          - name: find
            description: Finds a part.
            parameters: { type: object, properties: { name: { type: string } }, required: [name] }

        """;

    private const string SingleText = """
        prompt_id: warm-up-text
        version: 2026-01-01.1
        variables:
          name: string
          kind: [short, long]
        template: |
          A {{ kind }} greeting
          for {{ name }}.

        """;

    private static int _started;

    public static void Start()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _ = Task.Run(CompileAll);
        }
    }

    /// <remarks>No stage of the compiler throws.</remarks>
    internal static EquatableArray<CompiledPrompt> CompileAll()
    {
        Fragment tone = PromptCompiler.ReadFragment(File("tone.partial.md", SourceFileKind.Partial, "Be kind.\n"), CancellationToken.None);
        FragmentLibrary library = FragmentLibrary.Of(EquatableArray.Create(tone));
        return EquatableArray.Create(
            Compile(File("warm-up.prompt.yaml", SourceFileKind.Prompt, Prompt), library),
            Compile(File("warm-up-text.prompt.yaml", SourceFileKind.Prompt, SingleText), library));
    }

    private static SourceFile File(string path, SourceFileKind kind, string text) => new(path, path, kind, text) { IsUtf8 = true };

    private static CompiledPrompt Compile(SourceFile file, FragmentLibrary library)
    {
        CompilationTarget target = new("WarmUp", "WarmUp", LanguageVersion: 1300, HasRequiredMembers: true, Public: true, Locked: false);
        PromptDefinition definition = PromptCompiler.Read(file, CancellationToken.None).Definition!;
        return PromptCompiler.Compile(PromptCompiler.Resolve(definition, library, CancellationToken.None), target, CancellationToken.None);
    }
}
