using System.Diagnostics.CodeAnalysis;

namespace PromptGen.Rollouts;

/// <summary>Who is to get a version: everybody, a share, or the people inside.</summary>
/// <param name="Percent">Null: everybody.</param>
/// <param name="Group">Whose members get it whatever the share is; null: nobody more than the share.</param>
internal sealed record PromotionTarget(decimal? Percent, string? Group)
{
    public const string InternalGroup = "internal";

    public const string What = "internal, a percentage from 0 to 100 such as 5 or 5%, or stable";

    public bool IsStable => Percent is null;

    public static bool TryRead(string text, [NotNullWhen(true)] out PromotionTarget? target)
    {
        target = text switch
        {
            "stable" => new PromotionTarget(null, null),
            InternalGroup => new PromotionTarget(0, InternalGroup),
            _ => PercentText.TryRead(text.EndsWith("%", System.StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text, out decimal percent)
                ? new PromotionTarget(percent, null)
                : null,
        };
        return target is not null;
    }
}
