using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <summary>
/// Finds messages and requests that an application puts together without an SDK, or with one that the table does not know: an object with
/// a role beside its content, whatever it is made of.
/// </summary>
internal sealed class RequestFinder
{
    private readonly CodeModel _code;
    private readonly RoleReader _roles;
    private readonly CancellationToken _cancellationToken;
    private readonly List<SinkUse> _uses = [];

    private RequestFinder(CodeModel code, CancellationToken cancellationToken)
    {
        _code = code;
        _cancellationToken = cancellationToken;
        _roles = new RoleReader(code, cancellationToken);
    }

    public static IReadOnlyList<SinkUse> Find(CodeModel code, SyntaxTree tree, CancellationToken cancellationToken)
    {
        WordSet words = code.WordsOf(tree);
        if (!words.HasRole && !words.Contains("role") && !words.Contains("Role") && !words.Contains("system") && !words.Contains("systemInstruction")
            && !words.Contains("system_instruction") && !words.Contains("instructions")
            && !(words.Contains("System") && (words.Contains("Messages") || words.Contains("MaxTokens") || words.Contains("Prompt") || words.Contains("Stream") || words.Contains("Temperature"))))
        {
            return [];
        }

        RequestFinder finder = new(code, cancellationToken);
        foreach (SyntaxNode shape in code.NamesOf(tree, cancellationToken).Shapes)
        {
            if (RequestShapes.MayBe(shape))
            {
                finder.Add(code.OperationOf(shape, cancellationToken));
            }
        }

        return finder._uses;
    }

    private void Add(IOperation? shape)
    {
        switch (shape)
        {
            case IAnonymousObjectCreationOperation creation:
                AddMembers(Entries(creation.Initializers), creation, "an object with a role", isMessage: true);
                break;
            case IObjectCreationOperation creation:
                AddCreation(creation);
                break;
            case IInvocationOperation invocation when Foreign.Is(invocation.TargetMethod, _code.Compilation) && !IsComparison(invocation.TargetMethod):
                if (WrittenJson.EntryOf(invocation) is { } entry)
                {
                    AddWritten(invocation, entry.Name, entry.Value);
                    break;
                }

                AddArguments(invocation, invocation.TargetMethod.Name);
                AddStatement(invocation);
                break;
            case ISimpleAssignmentOperation assignment:
                AddStatement(assignment);
                break;
        }
    }

    private void AddCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type)
        {
            return;
        }

        bool isKeyed = Dictionaries.Is(type) || type.Name is "JsonObject" or "JObject";
        if (RequestShapes.IsRecord(type.Name) && !IsMessage(type))
        {
            return;
        }

        if (creation.Initializer is { } initializer)
        {
            IReadOnlyList<(string Name, IOperation Value, ITypeSymbol? Type)> entries =
                isKeyed ? KeyedEntries(initializer) : Entries(initializer.Initializers);
            AddMembers(entries, creation, isKeyed ? "a JSON object with a role" : type.Name, isKeyed || IsMessage(type));
        }

        if (isKeyed)
        {
            AddMembers(Properties(creation), creation, "a JSON object with a role", isMessage: true);
        }
        else
        {
            AddArguments(creation, type.Name);
            AddMembers(Named(creation), creation, type.Name, isMessage: false);
        }
    }

    /// <summary><c>message["role"] = "system"; message["content"] = text;</c></summary>
    private void AddStatement(IOperation statement)
    {
        if (FirstMessage.ContentOf(statement) is { } content && _code.WordsOf(statement.Syntax.SyntaxTree).HasRole)
        {
            AddUse(content, RoleReading.Instructions, statement, "the first message");
            return;
        }

        if (SiblingMembers.VariableOf(statement) is not { } variable
            || SiblingMembers.Read(statement, variable) is not { } entry
            || !RequestShapes.IsContent(entry.Name, isMessage: false))
        {
            return;
        }

        foreach ((string name, IOperation value, ITypeSymbol? type) in SiblingMembers.Of(variable, statement))
        {
            if (RequestShapes.IsRole(name) && !IsEnum(type))
            {
                AddUse(entry.Value, _roles.Read(value), statement, "an object with a role");
                return;
            }
        }
    }

    /// <summary>An entry of an object that is written call by call: content beside a role, or instructions beside what else a request has.</summary>
    private void AddWritten(IInvocationOperation write, string name, IOperation value)
    {
        bool isRequest = false;
        RoleReading role = RoleReading.Unknown;
        foreach ((string other, IOperation? said) in WrittenJson.Beside(write))
        {
            isRequest |= RequestShapes.IsConversation(other);
            if (RequestShapes.IsRole(other))
            {
                role = _roles.Read(said);
            }
        }

        if (RequestShapes.IsContent(name, isMessage: false))
        {
            AddUse(value, role, write, "a JSON object with a role");
        }
        else if (isRequest && RequestShapes.IsInstruction(name))
        {
            _uses.Add(new SinkUse(value, value.Syntax.GetLocation(), "`" + name + "` of a request", PromptPosition.Instructions));
        }
    }

    /// <summary>A role beside a content, or instructions beside what else a request has.</summary>
    private void AddMembers(IReadOnlyList<(string Name, IOperation Value, ITypeSymbol? Type)> entries, IOperation site, string name, bool isMessage)
    {
        RoleReading role = RoleReading.Unknown;
        bool isConversation = false;
        int requestNames = 0;
        foreach ((string entry, IOperation value, ITypeSymbol? type) in entries)
        {
            if (RequestShapes.IsRole(entry) && (isMessage || !IsEnum(type)))
            {
                role = _roles.Read(value);
            }

            isConversation |= RequestShapes.IsConversation(entry);
            requestNames += RequestShapes.IsOfRequest(entry) ? 1 : 0;
        }

        // Other things have a system or a model as well; it is a request where more of one is beside it. JSON is mostly written to be sent.
        int needed = site is IAnonymousObjectCreationOperation ? 2 : 1;
        bool isRequest = isMessage ? (isConversation || requestNames >= needed) && !HoldsTextOnly(site.Type) : isConversation && requestNames > 1;

        foreach ((string entry, IOperation value, _) in entries)
        {
            if (RequestShapes.IsContent(entry, IsMessageName(name)))
            {
                AddUse(value, role, site, name);
            }
            else if (isRequest && site is IAnonymousObjectCreationOperation && IsQuestion(entry, value))
            {
                _uses.Add(new SinkUse(value, value.Syntax.GetLocation(), "`" + entry + "` of a request", PromptPosition.User));
            }
            else if (isRequest && (isMessage ? RequestShapes.IsInstruction(entry) : RequestShapes.IsSystem(entry)))
            {
                _uses.Add(new SinkUse(value, value.Syntax.GetLocation(), "`" + entry + "` of a request", PromptPosition.Instructions));
            }
        }
    }

    /// <summary>A request for one answer, or a conversation of messages without a role: what a user says.</summary>
    private static bool IsQuestion(string entry, IOperation value)
    {
        if (entry is "prompt" or "input")
        {
            return value.Type?.SpecialType == SpecialType.System_String;
        }

        if (entry is not "contents")
        {
            return false;
        }

        foreach (IOperation inner in value.DescendantsAndSelf())
        {
            if (inner is IAnonymousObjectCreationOperation { Initializers: var members })
            {
                foreach (IOperation member in members)
                {
                    if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } && RequestShapes.IsRole(target.Property.Name))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private void AddArguments(IOperation call, string name)
    {
        RoleReading role = RoleReading.Unknown;
        if (RequestShapes.IsRecord(name) && !IsMessageName(name))
        {
            return;
        }

        foreach (IArgumentOperation argument in Arguments.Of(call))
        {
            if (argument.Parameter is { } parameter && RoleReader.IsRoleLike(parameter.Name, parameter.Type) && (!IsEnum(parameter.Type) || IsMessageName(name)))
            {
                role = _roles.Read(argument.Value);
            }
        }

        foreach (IArgumentOperation argument in Arguments.Of(call))
        {
            if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && RequestShapes.IsContent(parameter.Name, IsMessageName(name)))
            {
                AddUse(argument.Value, role, call, name);
            }
        }
    }

    private void AddUse(IOperation value, RoleReading role, IOperation site, string name)
    {
        if (role.Position is { } position)
        {
            _uses.Add(new SinkUse(value, SiteLocation.Of(site), name, position));
        }
        else if (role.Parameter is { } parameter)
        {
            _uses.Add(new SinkUse(value, SiteLocation.Of(site), name, PromptPosition.ByRole, parameter));
        }
    }

    private static List<(string Name, IOperation Value, ITypeSymbol? Type)> Entries(IEnumerable<IOperation> initializers)
    {
        List<(string, IOperation, ITypeSymbol?)> entries = [];
        foreach (IOperation member in initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: false } target } assignment:
                    entries.Add((target.Property.Name, assignment.Value, target.Type));
                    break;
                case ISimpleAssignmentOperation { Target: IFieldReferenceOperation target } assignment:
                    entries.Add((target.Field.Name, assignment.Value, target.Type));
                    break;
                case IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation target } nested:
                    entries.Add((target.Member.Name, nested.Initializer, target.Type));
                    break;
            }
        }

        return entries;
    }

    private static List<(string Name, IOperation Value, ITypeSymbol? Type)> Named(IObjectCreationOperation creation)
    {
        List<(string, IOperation, ITypeSymbol?)> entries = [];
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            // A role among arguments has its own reading.
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && !RequestShapes.IsRole(parameter.Name))
            {
                entries.Add((parameter.Name, argument.Value, parameter.Type));
            }
        }

        return entries;
    }

    private static List<(string Name, IOperation Value, ITypeSymbol? Type)> Properties(IObjectCreationOperation creation)
    {
        List<(string, IOperation, ITypeSymbol?)> entries = [];
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            foreach (IOperation element in Collections.ElementsOf(argument.Value))
            {
                if (Operations.WithoutConversions(element) is IObjectCreationOperation { Arguments: { Length: 2 } pair }
                    && Operations.WithoutConversions(pair[0].Value).ConstantValue is { HasValue: true, Value: string name })
                {
                    entries.Add((name, pair[1].Value, null));
                }
            }
        }

        return entries;
    }

    private static List<(string Name, IOperation Value, ITypeSymbol? Type)> KeyedEntries(IObjectOrCollectionInitializerOperation initializer)
    {
        List<(string, IOperation, ITypeSymbol?)> entries = [];
        foreach (IOperation member in initializer.Initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } target } assignment
                    when Operations.WithoutConversions(target.Arguments[0].Value).ConstantValue is { HasValue: true, Value: string name }:
                    entries.Add((name, assignment.Value, null));
                    break;
                case IInvocationOperation { Arguments.Length: 2 } add
                    when Operations.WithoutConversions(add.Arguments[0].Value).ConstantValue is { HasValue: true, Value: string name }:
                    entries.Add((name, add.Arguments[1].Value, null));
                    break;
            }
        }

        return entries;
    }

    /// <summary>A dictionary of texts cannot hold the messages of a request, so its keys are about something else.</summary>
    private static bool HoldsTextOnly(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeArguments.Length: > 0 } generic || !Dictionaries.Is(type))
        {
            return false;
        }

        return generic.TypeArguments[generic.TypeArguments.Length - 1].SpecialType == SpecialType.System_String;
    }

    // Tests and filters speak about messages; they send none.
    private static bool IsComparison(IMethodSymbol method) =>
        method.ContainingType.Name.IndexOf("Assert", StringComparison.Ordinal) >= 0 || method.ReturnType.SpecialType == SpecialType.System_Boolean;

    private static bool IsEnum(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum };

    /// <summary>An enum called Role means many things; beside a type called message it means one.</summary>
    private static bool IsMessage(INamedTypeSymbol type) => IsMessageName(type.Name);

    private static bool IsMessageName(string name) =>
        (name.IndexOf("Message", StringComparison.Ordinal) >= 0 || name.IndexOf("Chat", StringComparison.Ordinal) >= 0 || name.IndexOf("Prompt", StringComparison.Ordinal) >= 0)
        && !name.EndsWith("Model", StringComparison.Ordinal)
        && !name.EndsWith("View", StringComparison.Ordinal)
        && !name.EndsWith("Entity", StringComparison.Ordinal);
}
