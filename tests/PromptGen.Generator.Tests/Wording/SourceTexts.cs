using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PromptGen.Generator.Tests.Testing;

namespace PromptGen.Generator.Tests.Wording;

/// <summary>What a C# file can print: its string literals, and the documentation of what other assemblies see.</summary>
internal static partial class SourceTexts
{
    /// <summary>String literals of several words. The holes of an interpolated string count as code.</summary>
    public static IEnumerable<PrintedText> Literals(string path)
    {
        foreach (SyntaxNode node in Root(path).DescendantNodes(static node => node is not InterpolatedStringExpressionSyntax))
        {
            string? text = node switch
            {
                InterpolatedStringExpressionSyntax interpolated => WithoutHoles(interpolated),
                LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                _ => null,
            };
            if (text is not null && text.Trim().Contains(' ', StringComparison.Ordinal))
            {
                yield return InOneLine(path, node, text);
            }
        }
    }

    /// <summary>The elements of documentation comments that other assemblies see, each as a text.</summary>
    public static IEnumerable<PrintedText> PublicDocumentation(string path)
    {
        IEnumerable<DocumentationCommentTriviaSyntax> comments = Root(path).DescendantNodes(static _ => true, descendIntoTrivia: true)
            .OfType<DocumentationCommentTriviaSyntax>()
            .Where(static comment => comment.ParentTrivia.Token.Parent?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member && IsPublic(member));
        return comments.SelectMany(comment => comment.Content.OfType<XmlElementSyntax>()).SelectMany(element => OfElement(path, element));
    }

    /// <summary>A documentation element that contains paragraphs is one text for each, and what is outside of them another.</summary>
    private static IEnumerable<PrintedText> OfElement(string path, XmlElementSyntax element)
    {
        XmlElementSyntax[] inner = [.. element.Content.OfType<XmlElementSyntax>().Where(static child => child.StartTag.Name.ToString() is "para" or "list" or "item" or "description" or "term")];
        foreach (PrintedText text in inner.SelectMany(child => OfElement(path, child)))
        {
            yield return text;
        }

        var prose = new StringBuilder();
        var starts = new List<(int, int)>();
        foreach (XmlNodeSyntax node in element.Content.Except(inner))
        {
            if (node is XmlTextSyntax words)
            {
                foreach (SyntaxToken token in words.TextTokens.Where(static token => token.IsKind(SyntaxKind.XmlTextLiteralToken)))
                {
                    string line = prose.Length == 0 ? token.ValueText.TrimStart() : token.ValueText;
                    starts.Add((prose.Length, LineOf(token.GetLocation())));
                    prose.Append(line.StartsWith(' ') && prose.Length > 0 && prose[^1] == ' ' ? line.TrimStart() : line);
                    prose.Append(prose.Length > 0 && IsLastOfLine(token) ? " " : string.Empty);
                }
            }
            else if (!node.IsKind(SyntaxKind.XmlElement) || ((XmlElementSyntax)node).StartTag.Name.ToString() is not ("code" or "example"))
            {
                starts.Add((prose.Length, LineOf(node.GetLocation())));
                prose.Append(PrintedText.Code);
            }
        }

        if (prose.ToString().TrimEnd() is { Length: > 0 } whole)
        {
            yield return new PrintedText(path, whole, starts);
        }
    }

    private static bool IsLastOfLine(SyntaxToken token) => token.GetNextToken(includeZeroWidth: false, includeDocumentationComments: true).IsKind(SyntaxKind.XmlTextLiteralNewLineToken);

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        (member.Parent is InterfaceDeclarationSyntax || member is EnumMemberDeclarationSyntax or BaseNamespaceDeclarationSyntax
            || member.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword))
        && (member.Parent is not MemberDeclarationSyntax outer || IsPublic(outer));

    private static string WithoutHoles(InterpolatedStringExpressionSyntax text) =>
        string.Concat(text.Contents.Select(static part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "x"));

    private static PrintedText InOneLine(string path, SyntaxNode node, string text) =>
        PrintedText.InOneLine(path, LineOf(node.GetLocation()), InlineCode().Replace(text.ReplaceLineEndings(" "), PrintedText.Code));

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private static SyntaxNode Root(string path) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(TestEnvironment.RepositoryRoot, path)), new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();
}
