namespace PromptGen;

/// <summary>The result of a review or an evaluation of one answer.</summary>
/// <param name="Name">The evaluated aspect, such as <c>review</c>, <c>schema</c> or <c>relevance</c>. Use a small set of names,
/// because the name is a metric dimension.</param>
public sealed record PromptEvaluation(string Name)
{
    /// <summary>The result as a word, such as <c>accepted</c> or <c>corrected</c>, from a small set; null if there is only a
    /// score.</summary>
    public string? Label { get; init; }

    /// <summary>The result as a number on a scale that you choose; null if there is only a label.</summary>
    public double? Score { get; init; }

    /// <summary>The reason for the result, for people; null if there is none.</summary>
    /// <remarks>It can quote the answer, so spans contain it only if the <see cref="PromptEvaluations"/> include
    /// explanations.</remarks>
    public string? Explanation { get; init; }
}
