namespace PromptGen.Benchmarks.Corpus;

/// <summary>The shapes that prompts of real applications have.</summary>
internal enum CorpusKind
{
    /// <summary>One message with strings and an enum.</summary>
    Classify,

    /// <summary>System and user message with a slot between them, and a branch.</summary>
    Converse,

    /// <summary>A loop over a list of objects.</summary>
    Summarize,

    /// <summary>A shared partial, numbers and a nested branch.</summary>
    Extract,

    /// <summary>A tool, a response schema, model parameters.</summary>
    Plan,
}

/// <summary>One generated prompt of about 1 KB: what it says, before it takes the form of one tool's file.</summary>
/// <param name="Number">Counts from 1; part of all names.</param>
/// <param name="Instruction">Some lines of static text.</param>
/// <param name="Rules">More of it.</param>
internal sealed record CorpusPrompt(int Number, CorpusKind Kind, string[] Instruction, string[] Rules)
{
    /// <summary><c>classify-0001</c>.</summary>
    public string Id => $"{Kind.ToString().ToLowerInvariant()}-{Number:D5}";

    /// <summary><c>Classify00001</c>.</summary>
    public string Name => $"{Kind}{Number:D5}";
}
