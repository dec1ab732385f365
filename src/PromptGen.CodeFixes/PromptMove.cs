using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Generator.Inputs;

namespace PromptGen.CodeFixes;

/// <summary>Moves one text to a prompt file and puts the call of its <c>Render</c> in its place.</summary>
internal static class PromptMove
{
    private const string Folder = "Prompts";

    /// <summary>Whether the text afterwards is the one before.</summary>
    public static async Task<bool> IsPossibleAsync(Document document, TextSpan span, CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && ExpressionAt(root, span) is { } expression
        && PromptText.Read(expression, model, cancellationToken) is not null
        && !await TextPart.IsAsync(document, expression, model, cancellationToken).ConfigureAwait(false)
        && (ConstantDeclaration.Of(expression) is { } constant
            ? await ConstantDeclaration.MayChangeAsync(document, constant, cancellationToken).ConfigureAwait(false)
            : !ConstantDeclaration.IsWanted(expression));

    /// <param name="role">The role of the message, as a prompt file has it.</param>
    public static async Task<Solution> ApplyAsync(Document document, TextSpan span, string role, CancellationToken cancellationToken)
    {
        if (!await IsPossibleAsync(document, span, cancellationToken).ConfigureAwait(false)
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || ExpressionAt(root, span) is not { } expression
            || PromptText.Read(expression, model, cancellationToken) is not { } text)
        {
            return document.Project.Solution;
        }

        string id = PromptId.Free(expression, name => IsTaken(document.Project, model.Compilation, name));
        ExpressionSyntax call = Call(document.Project, id, text).WithTriviaFrom(expression);
        SyntaxNode changedRoot = ConstantDeclaration.Of(expression) is { } constant
            ? root.ReplaceNode(constant, ConstantDeclaration.With(constant, call))
            : root.ReplaceNode(expression, call);
        return AddFile(document.WithSyntaxRoot(changedRoot).Project, id, PromptFileText.Of(id, role, text));
    }

    public static Solution AddFile(Project project, string id, string yaml)
    {
        string? directory = Path.GetDirectoryName(project.FilePath);
        string file = id + ".prompt.yaml";
        return project.Solution.AddAdditionalDocument(
            DocumentId.CreateNewId(project.Id),
            file,
            SourceText.From(yaml, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            [Folder],
            directory is null ? Folder + "/" + file : Path.Combine(directory, Folder, file));
    }

    public static ExpressionSyntax? ExpressionAt(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        ExpressionSyntax expression => expression,
        ArgumentSyntax argument => argument.Expression,
        _ => null,
    };

    private static bool IsTaken(Project project, Compilation compilation, string id) =>
        project.AdditionalDocuments.Any(document => document.Name.StartsWith(id + ".prompt.", StringComparison.OrdinalIgnoreCase))
        || compilation.GetTypeByMetadataName(ClassName(project, id)) is not null;

    private static MemberAccessExpressionSyntax Call(Project project, string id, PromptText text)
    {
        // As an expression: a name would be another tree than the one that the text is parsed to.
        ExpressionSyntax type = SyntaxFactory.ParseExpression("global::" + ClassName(project, id))
            .WithAdditionalAnnotations(Simplifier.Annotation);
        ArgumentSyntax[] arguments =
        [
            .. text.Variables.Select(static variable => SyntaxFactory.Argument(
                SyntaxFactory.NameColon(ParameterName(variable.Parameter)).WithTrailingTrivia(SyntaxFactory.Space), default, variable.Argument)),
        ];
        SyntaxNodeOrToken[] separated = new SyntaxNodeOrToken[Math.Max(0, (arguments.Length * 2) - 1)];
        for (int i = 0; i < separated.Length; i++)
        {
            separated[i] = i % 2 == 0 ? arguments[i / 2] : SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        }

        ExpressionSyntax render = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, type, SyntaxFactory.IdentifierName("Render")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList<ArgumentSyntax>(separated)));
        return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, render, SyntaxFactory.IdentifierName("Text"));
    }

    /// <summary>A keyword gets its <c>@</c>, else the code would only be right as a tree.</summary>
    private static IdentifierNameSyntax ParameterName(string parameter) => SyntaxFactory.IdentifierName(
        SyntaxFacts.GetKeywordKind(parameter) == SyntaxKind.None ? SyntaxFactory.Identifier(parameter) : SyntaxFactory.VerbatimIdentifier(default, parameter, parameter, default));

    private static string ClassName(Project project, string id)
    {
        string scope = Namespace(project);
        return (scope.Length > 0 ? scope + "." : "") + VariableName.Pascal(id, '-') + "Prompt";
    }

    /// <summary>The namespace of generated code, as the generator finds it.</summary>
    private static string Namespace(Project project)
    {
        Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (options.TryGetValue("build_property.PromptGenNamespace", out string? own) && own.Trim().Length > 0)
        {
            return own.Trim();
        }

        return GeneratedNamespace.Nearest(
            options.TryGetValue("build_property.RootNamespace", out string? root) ? root : project.DefaultNamespace ?? project.AssemblyName);
    }
}
