namespace PromptGen.Generator;

/// <summary>
/// The names of the pipeline's steps, as <c>GeneratorRunResult.TrackedSteps</c> reports them. Tests assert by these names which
/// steps a change re-runs.
/// </summary>
public static class TrackingNames
{
    /// <summary>One for each additional file: its text, path and kind.</summary>
    public const string Texts = "PromptGen.Texts";

    /// <summary>One for each file that counts: a file that several items name is here once.</summary>
    public const string Files = "PromptGen.Files";

    /// <summary>One for each project: <c>PromptGenNamespace</c> and the other build properties.</summary>
    public const string ProjectOptions = "PromptGen.ProjectOptions";

    /// <summary>One for each project: what the compilation offers to generated code.</summary>
    public const string CompilationFacts = "PromptGen.CompilationFacts";

    /// <summary>One for each project: options and facts together.</summary>
    public const string Target = "PromptGen.Target";

    /// <summary>One for each prompt file: parsed and validated.</summary>
    public const string Read = "PromptGen.Read";

    /// <summary>One for each partial or message file.</summary>
    public const string ReadFragment = "PromptGen.ReadFragment";

    /// <summary>One for each project: all partials and message files, for look-up.</summary>
    public const string Fragments = "PromptGen.Fragments";

    /// <summary>One for each release that a prompt names or embeds: parsed, and its hash proven.</summary>
    public const string ReadRelease = "PromptGen.ReadRelease";

    /// <summary>One for each project: the releases read, for look-up.</summary>
    public const string Releases = "PromptGen.Releases";

    /// <summary>One for each prompt: joined with just the fragments that it reaches and the releases that it names.</summary>
    public const string Resolve = "PromptGen.Resolve";

    /// <summary>One for each project: how the code of all prompts writes text.</summary>
    public const string Literals = "PromptGen.Literals";

    /// <summary>One for each prompt: bound, hashed, emitted as C#.</summary>
    public const string Compile = "PromptGen.Compile";

    /// <summary>One for each prompt: the input of the checks across prompts.</summary>
    public const string Index = "PromptGen.Index";

    /// <summary>One for each project: the checks across prompts.</summary>
    public const string CheckProject = "PromptGen.CheckProject";

    /// <summary>One for each project: the partials that differ from released texts.</summary>
    public const string PartialDrifts = "PromptGen.PartialDrifts";

    /// <summary>One for each prompt: the generated file, unless the prompt is held back.</summary>
    public const string Source = "PromptGen.Source";

    /// <summary>Once for each project: the prompts with mistakes that still get a class.</summary>
    public const string Outlines = "PromptGen.Outlines";

    /// <summary>One a project: the generated catalog.</summary>
    public const string Catalog = "PromptGen.Catalog";

    /// <summary>One for each stage result with problems.</summary>
    public const string Diagnostics = "PromptGen.Diagnostics";
}
