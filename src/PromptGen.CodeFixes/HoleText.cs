using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.CodeFixes;

/// <summary>A hole with its format as a separate interpolated string: <c>$"{price:N2}"</c>.</summary>
internal static class HoleText
{
    /// <summary>Null if the format cannot be written that way.</summary>
    public static InterpolatedStringExpressionSyntax? Of(InterpolationSyntax hole)
    {
        if (hole.Parent is not InterpolatedStringExpressionSyntax whole)
        {
            return null;
        }

        bool isRaw = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken) || whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
        if (isRaw && hole.FormatClause?.FormatStringToken.Text.IndexOfAny(['"', '{', '}']) >= 0)
        {
            return null;
        }

        // A raw string has no escapes in its formats; neither has a verbatim one without quotes.
        bool isVerbatim = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken) || (isRaw && hole.FormatClause?.FormatStringToken.Text.IndexOf('\\') >= 0);
        return SyntaxFactory.InterpolatedStringExpression(
            SyntaxFactory.Token(isVerbatim ? SyntaxKind.InterpolatedVerbatimStringStartToken : SyntaxKind.InterpolatedStringStartToken),
            SyntaxFactory.SingletonList<InterpolatedStringContentSyntax>(hole
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken))));
    }
}
