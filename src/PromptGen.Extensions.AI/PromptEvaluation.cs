namespace PromptGen;

/// <summary>What a review or an evaluation found about one answer.</summary>
/// <param name="Name">What was looked at, such as <c>review</c>, <c>schema</c> or <c>relevance</c>; a few names, not one for each answer.</param>
public sealed record PromptEvaluation(string Name)
{
    /// <summary>The finding as a word, such as <c>accepted</c> or <c>corrected</c>; a few words. Null: only a score.</summary>
    public string? Label { get; init; }

    /// <summary>The finding as a number; null: only a label.</summary>
    public double? Score { get; init; }

    /// <summary>Why, for people. It may quote the answer, so it is in no span unless content is included.</summary>
    public string? Explanation { get; init; }
}
