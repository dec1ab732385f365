using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PromptGen.Analyzers.Flow;

/// <summary>Names in the requests that applications write by hand, and whether an expression may be part of one, told from syntax alone.</summary>
internal static class RequestShapes
{
    private static readonly string[] ContentNames = ["content", "contents", "text", "parts"];

    // What many other things are called as well; only in a type that is plainly a message is it one's text.
    private static readonly string[] LooseContentNames = ["message", "prompt", "value", "body"];

    // What a whole request calls its instructions, as Anthropic, Ollama, Gemini and OpenAI have it.
    private static readonly string[] InstructionNames = ["system", "systemInstruction", "system_instruction", "instructions", "system_prompt"];

    private static readonly string[] RequestNames =
        ["messages", "model", "prompt", "contents", "input", "max_tokens", "maxTokens", "temperature", "stream", "generationConfig", "generation_config"];

    public static bool IsRole(string name) => string.Equals(name, "role", StringComparison.OrdinalIgnoreCase);

    public static bool IsContent(string name, bool isMessage) => Contains(ContentNames, name) || (isMessage && Contains(LooseContentNames, name));

    public static bool IsInstruction(string name) => Contains(InstructionNames, name);

    public static bool IsOfRequest(string name) => Contains(RequestNames, name);

    public static bool MayBe(SyntaxNode node) => node switch
    {
        AnonymousObjectCreationExpressionSyntax creation => MayBe(creation),
        BaseObjectCreationExpressionSyntax creation =>
            (creation.Initializer is { } initializer && MayBe(initializer)) || (creation.ArgumentList is { } arguments && HasRole(arguments)),
        InvocationExpressionSyntax invocation => HasRole(invocation.ArgumentList),
        _ => false,
    };

    private static bool MayBe(AnonymousObjectCreationExpressionSyntax creation)
    {
        bool hasRole = false;
        bool hasContent = false;
        bool hasInstruction = false;
        foreach (AnonymousObjectMemberDeclaratorSyntax member in creation.Initializers)
        {
            string name = member.NameEquals?.Name.Identifier.ValueText ?? LastName(member.Expression);
            hasRole |= IsRole(name);
            hasContent |= IsContent(name, isMessage: true) || IsOfRequest(name);
            hasInstruction |= IsInstruction(name);
        }

        return hasContent && (hasRole || hasInstruction);
    }

    private static bool MayBe(InitializerExpressionSyntax initializer)
    {
        bool hasRole = false;
        bool hasContent = false;
        foreach (ExpressionSyntax member in initializer.Expressions)
        {
            string name = member switch
            {
                AssignmentExpressionSyntax { Left: SimpleNameSyntax left } => left.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => TextOf(keys[0].Expression),
                InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => TextOf(pair[0]),
                _ => "",
            };
            hasRole |= IsRole(name) || IsInstruction(name);
            hasContent |= IsContent(name, isMessage: true) || IsOfRequest(name);
        }

        return hasRole && hasContent;
    }

    private static bool HasRole(ArgumentListSyntax arguments)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (IsRoleValue(argument.Expression))
            {
                return arguments.Arguments.Count > 1;
            }
        }

        return false;
    }

    public static bool IsRoleValue(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText is "system" or "developer" or "System" or "Developer" or "user" or "User",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText is "System" or "Developer" or "User",
        _ => false,
    };

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    private static string TextOf(ExpressionSyntax key) => key is LiteralExpressionSyntax literal ? literal.Token.ValueText : LastName(key);

    private static bool Contains(string[] names, string name) => Array.Exists(names, candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase));
}
