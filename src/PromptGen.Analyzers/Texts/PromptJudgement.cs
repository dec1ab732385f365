using PromptGen.Analyzers.Flow;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Texts;

/// <summary>
/// Whether a text that reaches a sink is a prompt somebody wrote. A label, a separator, a placeholder or a user's question is not.
/// The farther a text came, and the more it looks like data in a larger text, the more words it takes.
/// </summary>
internal static class PromptJudgement
{
    private const int DirectWords = 2;
    private const int DistantWords = 3;
    private const int FragmentWords = 4;
    private const int FormWords = 4;
    private const int GivenWords = 6;
    private const int PlainRequestWords = 10;
    private const int PlainRequestLines = 3;
    private const int UserWords = 8;
    private const int QuestionWords = 12;

    public static bool IsPrompt(ComposedText text, FlowPath path) => path.Position switch
    {
        PromptPosition.Instructions => IsInstruction(text, path),
        PromptPosition.Template => IsTemplate(text, path),
        // What fills a hole of a larger template is data or is reported with it.
        PromptPosition.User => text.Words >= UserWords && (text.HasHoles || text.HasPlaceholder) && !path.IsGiven && !path.IsFragment && !Notices.Is(text),
        PromptPosition.ToolDescription => text.Words >= DirectWords && !path.IsFragment,
        PromptPosition.Body => RequestBody.InstructionWords(text.Content) >= DirectWords,
        _ => false,
    };

    private static bool IsInstruction(ComposedText text, FlowPath path)
    {
        if (path.IsGiven)
        {
            return text.Words >= GivenWords && !text.IsQuestion;
        }

        if (path.IsLabelled)
        {
            return text.Words >= GivenWords;
        }

        if (path.IsFragment)
        {
            return text.Words >= FragmentWords && !Notices.Is(text);
        }

        if (path.Hops == 0)
        {
            return text.Words >= (text.HasHoles && !text.AddressesModel ? DistantWords : DirectWords);
        }

        // Instructions rarely end in a question; what somebody asks does.
        return text.Words >= DistantWords && !(text.IsQuestion && text.Words <= QuestionWords);
    }

    private static bool IsTemplate(ComposedText text, FlowPath path)
    {
        // A template may be labels alone, with what is asked between them.
        bool isForm = text.HasHoles && text.AllWords >= FormWords && !path.IsFragment;
        if (path.IsGiven || (text.Words < DistantWords && !isForm) || (path.IsFragment && text.Words < FragmentWords))
        {
            return false;
        }

        return path.Use.IsDefinition
            || text.HasHoles
            || text.HasPlaceholder
            || (!text.IsQuestion && (text.Words >= PlainRequestWords || text.Lines >= PlainRequestLines));
    }
}
