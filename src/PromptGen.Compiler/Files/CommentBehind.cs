using PromptGen.Core.Diagnostics;

namespace PromptGen.Compiler.Files;

/// <summary>Finds texts without quotes that end where YAML begins a comment: <c>template: Write to #support.</c></summary>
internal static class CommentBehind
{
    private const int LongestShown = 40;

    public static void Report(ScalarNode scalar, DiagnosticList problems)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.Kind != ScalarKind.Text)
        {
            return;
        }

        string text = problems.File.Text;
        int start = scalar.End;
        while (start < text.Length && text[start] is ' ' or '\t')
        {
            start++;
        }

        if (start == scalar.End || start >= text.Length || text[start] != '#')
        {
            return;
        }

        int end = text.IndexOf('\n', start);
        end = end < 0 ? text.Length : end;
        string comment = text.Substring(start, end - start).TrimEnd();
        problems.Add(
            DiagnosticRules.TextCutByComment, start, start + comment.Length,
            ShortText.Cut(comment, LongestShown));
    }
}
