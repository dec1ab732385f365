using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PromptGen.Analyzers.Code;
using PromptGen.Analyzers.Roles;
using PromptGen.Analyzers.Sinks;

namespace PromptGen.Analyzers.Flow;

/// <summary>Finds where one file gives values to sinks of the table. Only names that the table knows are bound.</summary>
internal sealed partial class SinkFinder
{
    private readonly CodeModel _code;
    private readonly SinkNames _names;
    private readonly SyntaxTree _tree;
    private readonly RoleReader _roles;
    private readonly CancellationToken _cancellationToken;
    private readonly List<SinkUse> _uses = [];
    private readonly HashSet<SyntaxNode> _seen = [];

    private SinkFinder(CodeModel code, SinkNames names, SyntaxTree tree, CancellationToken cancellationToken)
    {
        _code = code;
        _names = names;
        _tree = tree;
        _cancellationToken = cancellationToken;
        _roles = new RoleReader(code, cancellationToken);
    }

    /// <summary>The uses in the order of the text.</summary>
    public static ImmutableArray<SinkUse> Find(CodeModel code, SinkNames names, SyntaxTree tree, CancellationToken cancellationToken)
    {
        WordSet words = code.WordsOf(tree);
        SinkFinder finder = new(code, names, tree, cancellationToken);
        bool hasConstructor = false;
        foreach (SinkName name in names.All)
        {
            if (words.Contains(name.Hash))
            {
                hasConstructor |= name.IsConstructor;
                finder.FindUses(name.Name);
            }
        }

        if (words.HasImplicitCreation && names.HasConstructors)
        {
            foreach (SyntaxNode creation in code.NamesOf(tree, cancellationToken).ImplicitCreations)
            {
                finder.AddCall(creation);
            }
        }

        if (hasConstructor)
        {
            foreach (SyntaxNode call in code.NamesOf(tree, cancellationToken).ConstructorCalls)
            {
                finder.AddCall(call);
            }
        }

        finder._uses.AddRange(RequestFinder.Find(code, tree, cancellationToken));
        finder._uses.Sort(static (left, right) => left.Value.Syntax.SpanStart.CompareTo(right.Value.Syntax.SpanStart));
        return finder._uses.ToImmutableArray();
    }

    private void FindUses(string name)
    {
        foreach (SyntaxNode declaration in _code.NamesOf(_tree, _cancellationToken).DeclarationsOf(name))
        {
            AddOverride(declaration);
        }

        foreach (SyntaxNode node in _code.NamesOf(_tree, _cancellationToken).UsesOf(name))
        {
            NameUse use = NameUse.Of(node);
            switch (use.Kind)
            {
                case NameUseKind.Call or NameUseKind.Creation or NameUseKind.NamedArgument:
                    AddCall(use.Node);
                    break;
                case NameUseKind.Assignment:
                    AddAssignment(use.Node);
                    break;
                case NameUseKind.Addition:
                    AddAddition(node, use.Node);
                    break;
            }
        }
    }

    private void AddCall(SyntaxNode node)
    {
        if (!_seen.Add(node) || _code.OperationOf(node, _cancellationToken) is not { } call)
        {
            return;
        }

        IMethodSymbol? method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        if (method is null)
        {
            AddUnresolved(node, call);
            return;
        }

        ImmutableArray<IArgumentOperation> arguments = Arguments.Of(call);
        HashSet<int> taken = [];
        foreach (TextSink sink in _names.Table.Find(method, _code.Compilation))
        {
            bool found = false;
            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && sink.Takes(parameter.Name) && taken.Add(parameter.Ordinal))
                {
                    found = true;
                    Add(sink, argument.Value, call, parameter.Name, DefinesText(method));
                }
            }

            if (!found && sink.Type.Length > 0 && taken.Count == 0 && OnlyText(arguments) is { } text && !HasTextNamed(method, sink))
            {
                taken.Add(text.Parameter!.Ordinal);
                Add(sink, text.Value, call, text.Parameter.Name, DefinesText(method));
            }
        }
    }

    /// <summary>An SDK's version may have renamed the parameter; where there is one text only, it is the one.</summary>
    private static IArgumentOperation? OnlyText(ImmutableArray<IArgumentOperation> arguments)
    {
        IArgumentOperation? found = null;
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && RoleReader.IsRoleLike(parameter.Name, parameter.Type))
            {
                return null;
            }

            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String })
            {
                if (found is not null)
                {
                    return null;
                }

                found = argument;
            }
        }

        return found is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Name: not ("name" or "id" or "model" or "modelId" or "description") } ? found : null;
    }

    private static bool HasTextNamed(IMethodSymbol method, TextSink sink)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (sink.Takes(parameter.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A prompt that is run at once may be a mere question; one that becomes a function or an agent is a template.</summary>
    private static bool DefinesText(IMethodSymbol method) => method.Name is not ("InvokePromptAsync" or "InvokePromptStreamingAsync" or "InvokeSemanticFunctionAsync");

    private void AddAssignment(SyntaxNode node)
    {
        if (!_seen.Add(node))
        {
            return;
        }

        switch (_code.OperationOf(node, _cancellationToken))
        {
            case IAssignmentOperation { Target: IPropertyReferenceOperation property } assignment when _names.Table.Find(property.Property, _code.Compilation) is { } sink:
                Add(sink, assignment.Value, assignment, property.Property.Name, isDefinition: true);
                break;
            case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } nested when _names.Table.Find(property.Property, _code.Compilation) is { } sink:
                Add(sink, nested.Initializer, nested, property.Property.Name, isDefinition: true);
                break;
            case IAssignmentOperation { Target: IPropertyReferenceOperation or IFieldReferenceOperation }:
                break;
            default:
                AddUnresolvedAssignment(node);
                break;
        }
    }

    /// <summary><c>public override string Description => "...";</c> in a type that derives from one of an SDK.</summary>
    private void AddOverride(SyntaxNode declaration)
    {
        if (declaration is not PropertyDeclarationSyntax syntax
            || !syntax.Modifiers.Any(SyntaxKind.OverrideKeyword)
            || _code.ModelOf(_tree).GetDeclaredSymbol(syntax, _cancellationToken) is not IPropertySymbol { OverriddenProperty: { } overridden } property)
        {
            return;
        }

        TextSink? sink = null;
        for (IPropertySymbol? ancestor = overridden; ancestor is not null && sink is null; ancestor = ancestor.OverriddenProperty)
        {
            sink = _names.Table.Find(ancestor, _code.Compilation);
        }

        if (sink is null || sink.Position == PromptPosition.ByRole)
        {
            return;
        }

        string name = property.ContainingType.Name + "." + property.Name;
        List<IOperation> values = [];
        if (_code.InitialValue(syntax.Initializer, _cancellationToken) is { } initial)
        {
            values.Add(initial);
        }

        if (MemberRoot.ReturningBody(syntax) is { } body)
        {
            values.AddRange(_code.FactsOf(body, _cancellationToken).Returns);
        }

        foreach (IOperation value in values)
        {
            _uses.Add(new SinkUse(value, syntax.Identifier.GetLocation(), name, sink.Position));
        }
    }

    /// <summary><c>request.System.Add(...)</c></summary>
    private void AddAddition(SyntaxNode name, SyntaxNode node)
    {
        if (_code.ModelOf(_tree).GetSymbolInfo(name, _cancellationToken).Symbol is not IPropertySymbol property
            || _names.Table.Find(property, _code.Compilation) is not { } sink
            || !_seen.Add(node)
            || _code.OperationOf(node, _cancellationToken) is not IInvocationOperation addition)
        {
            return;
        }

        foreach (IArgumentOperation argument in addition.Arguments)
        {
            Add(sink, argument.Value, addition, property.Name, isDefinition: true);
        }
    }

    private void Add(TextSink sink, IOperation value, IOperation site, string member, bool isDefinition)
    {
        PromptPosition position = sink.Position;
        IParameterSymbol? role = null;
        if (position == PromptPosition.ByRole)
        {
            RoleReading reading = RoleOf(site);
            role = reading.Parameter;
            if (reading.Position is { } known)
            {
                position = known;
            }
            else if (role is null)
            {
                return;
            }
        }

        string type = site switch
        {
            IInvocationOperation invocation => invocation.TargetMethod.Name,
            IObjectCreationOperation creation => creation.Type?.Name ?? sink.Member,
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType: { } owner } } => owner.Name,
            IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.ContainingType: { } owner } } => owner.Name,
            _ => sink.Member,
        };
        string name = site is IInvocationOperation or IObjectCreationOperation ? type + "(" + member + ")" : type + "." + member;
        _uses.Add(new SinkUse(value, SiteLocation.Of(site), name, position, role, isDefinition));
    }

    /// <summary><c>message.Contents.Add(...)</c> and <c>message.Content = ...</c>: what the variable was created with, or was given beside.</summary>
    private RoleReading RoleOfVariable(IOperation site)
    {
        IOperation? owner = site switch
        {
            IAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Instance,
            IInvocationOperation { Instance: IPropertyReferenceOperation collection } => collection.Instance,
            _ => null,
        };
        if (owner is null || SiblingMembers.Variable(owner) is not { } variable)
        {
            return RoleReading.Unknown;
        }

        foreach ((string name, IOperation value, ITypeSymbol? type) in SiblingMembers.Of(variable, site))
        {
            if (RoleReader.IsRoleLike(name, type))
            {
                return _roles.Read(value);
            }
        }

        if (variable is ILocalSymbol && _code.FactsAround(site.Syntax, _cancellationToken) is { } facts)
        {
            foreach (ValueWrite write in facts.WritesOf(variable))
            {
                if (write.Kind == WriteKind.Value && Operations.WithoutConversions(write.Value) is IObjectCreationOperation creation && RoleOf(creation) is { } reading
                    && (reading.IsKnown || reading.Parameter is not null))
                {
                    return reading;
                }
            }
        }

        return RoleReading.Unknown;
    }

    /// <summary>The role that stands beside a text: another argument, or another member of the same initializer.</summary>
    private RoleReading RoleOf(IOperation site)
    {
        foreach (IArgumentOperation argument in Arguments.Of(site))
        {
            if (argument.Parameter is { } parameter && argument.ArgumentKind != ArgumentKind.DefaultValue && RoleReader.IsRoleLike(parameter.Name, parameter.Type))
            {
                return _roles.Read(argument.Value);
            }
        }

        IOperation? around = site is IAssignmentOperation or IMemberInitializerOperation ? site.Parent : (site as IObjectCreationOperation)?.Initializer;
        if (around is IObjectOrCollectionInitializerOperation initializer)
        {
            foreach (IOperation member in initializer.Initializers)
            {
                if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } sibling && RoleReader.IsRoleLike(target.Member.Name, target.Type))
                {
                    return _roles.Read(sibling.Value);
                }
            }

            if (initializer.Parent is IObjectCreationOperation creation && !ReferenceEquals(creation, site))
            {
                return RoleOf(creation);
            }

            return RoleReading.Unknown;
        }

        return site is IAssignmentOperation or IInvocationOperation ? RoleOfVariable(site) : RoleReading.Unknown;
    }
}
