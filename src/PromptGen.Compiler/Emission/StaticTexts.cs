using System.Collections.Generic;
using PromptGen.Compiler.Files;

namespace PromptGen.Compiler.Emission;

/// <summary>The amount of text in the prompts of a project, which decides how their code contains it.</summary>
/// <remarks>
/// The C# compiler takes a UTF-8 literal byte by byte: with one for each text a compilation needs a third more memory and a tenth
/// more time. But it refuses an assembly whose string literals have more than eight million UTF-16 code units together (CS8103),
/// and UTF-8 literals count for nothing there. Templates are longer than the text in them, and the rest is for the literals of the
/// project's own code.
/// </remarks>
internal sealed class StaticTexts
{
    /// <summary>In UTF-16 code units.</summary>
    private const long GreatestOfStrings = 2 * 1024 * 1024;

    private readonly HashSet<string> _partials = new(System.StringComparer.Ordinal);
    private long _length;

    /// <summary>Whether there is more text than the code may contain as string literals.</summary>
    public bool ExceedStrings => _length > GreatestOfStrings;

    /// <summary>Counts the templates of a prompt or a release. The C# compiler keeps equal literals once, so a partial counts once.</summary>
    public void Add(ResolvedPrompt prompt)
    {
        foreach (MappedText? message in prompt.Messages)
        {
            _length += message?.Text.Length ?? 0;
        }

        foreach (Fragment partial in prompt.Partials)
        {
            if (_partials.Add(partial.Template.Text))
            {
                _length += partial.Template.Text.Length;
            }
        }
    }
}
