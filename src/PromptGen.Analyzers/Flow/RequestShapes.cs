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

    // What a request to a model has to talk about; a request of anything else has none of these beside a system.
    private static readonly string[] ConversationNames = ["messages", "prompt", "contents", "input"];

    private static readonly string[] RequestNames =
        ["messages", "model", "modelId", "prompt", "contents", "input", "max_tokens", "maxTokens", "temperature", "stream", "generationConfig", "generation_config"];

    // How applications end the names of the types that they send.
    private static readonly string[] RequestTypes = ["Request", "Payload", "Body", "Dto", "Params"];

    // Things that happened to somebody in a role, which is not that of a message.
    private static readonly string[] RecordNames =
        ["Account", "Activity", "Alert", "Audit", "Employee", "Event", "History", "Log", "Member", "Notification", "Permission", "User"];

    /// <summary>A type with one of the words in its name: <c>AuditEntry</c>, but not <c>Dialog</c>.</summary>
    public static bool IsRecord(string type) => Array.Exists(RecordNames, word =>
    {
        int at = type.IndexOf(word, StringComparison.Ordinal);
        int end = at + word.Length;
        return at >= 0 && (end == type.Length || !char.IsLower(type[end]) || type[end] == 's');
    });

    public static bool IsRole(string name) => string.Equals(name, "role", StringComparison.OrdinalIgnoreCase);

    public static bool IsContent(string name, bool isMessage) => Contains(ContentNames, name) || (isMessage && Contains(LooseContentNames, name));

    public static bool IsInstruction(string name) => Contains(InstructionNames, name);

    /// <summary>Instructions under a name that means nothing else in a type of an application; "instructions" may be anybody's.</summary>
    public static bool IsSystem(string name) => name.StartsWith("system", StringComparison.OrdinalIgnoreCase) && IsInstruction(name);

    public static bool IsOfRequest(string name) => Contains(RequestNames, name);

    public static bool IsConversation(string name) => Contains(ConversationNames, name);

    public static bool MayBe(SyntaxNode node) => node switch
    {
        AnonymousObjectCreationExpressionSyntax creation => MayBe(creation),
        BaseObjectCreationExpressionSyntax creation =>
            (creation.Initializer is { } initializer && MayBe(initializer))
            || (creation.ArgumentList is { } arguments && (HasRole(arguments) || HasProperties(arguments) || (arguments.Arguments.Count > 2 && IsRequestType(creation)))),
        InvocationExpressionSyntax invocation => HasRole(invocation.ArgumentList) || AddsContent(invocation) || Writes(invocation),
        AssignmentExpressionSyntax assignment => IsContent(NameOf(assignment.Left), isMessage: false),
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

    /// <summary><c>new ClaudeRequest(model, 400, system, messages)</c>; of a <c>new(...)</c> syntax does not say the type.</summary>
    private static bool IsRequestType(BaseObjectCreationExpressionSyntax creation) =>
        creation is ImplicitObjectCreationExpressionSyntax
        || creation is ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type }
        && Array.Exists(RequestTypes, ending => type.Identifier.ValueText.EndsWith(ending, StringComparison.Ordinal));

    /// <summary><c>new JObject(new JProperty("role", "system"), ...)</c></summary>
    private static bool HasProperties(ArgumentListSyntax arguments)
    {
        foreach (ArgumentSyntax argument in arguments.Arguments)
        {
            if (argument.Expression is ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } pair } && IsRole(TextOf(pair[0].Expression)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>message.Add("content", text)</c></summary>
    private static bool AddsContent(InvocationExpressionSyntax invocation) =>
        invocation is { ArgumentList.Arguments: { Count: 2 } pair, Expression: MemberAccessExpressionSyntax, Parent: ExpressionStatementSyntax }
        && pair[0].Expression is LiteralExpressionSyntax key
        && IsContent(key.Token.ValueText, isMessage: false);

    /// <summary><c>writer.WriteString("content", text)</c>, <c>writer.WriteStringValue(text)</c></summary>
    public static bool Writes(InvocationExpressionSyntax invocation) =>
        invocation is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteString" or "WriteStringValue" or "WriteValue" }, Parent: ExpressionStatementSyntax };

    private static string NameOf(ExpressionSyntax target) => target switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } => TextOf(keys[0].Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

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
