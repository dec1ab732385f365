using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Language.Syntax;

namespace PromptGen.Language.Binding;

/// <summary>Objects that a template makes, and <c>with</c>.</summary>
internal sealed partial class TemplateBinder
{
    // How many blocks of `with` are around: what is assigned there would change the object.
    private int _withDepth;

    // The members of an object that is being written: to the language they are variables for those after them.
    private readonly HashSet<string> _formerMembers = new(System.StringComparer.Ordinal);

    private BoundError ReportFormerMember(NameSyntax name) => Report(
        DiagnosticRules.UnsupportedConstruct, name, name.Name, "give the member or the variable another name; here the language uses the member before it");

    private BoundExpression BindObject(ObjectSyntax syntax)
    {
        List<string> added = [];
        List<TemplateMember> members = [];
        List<BoundExpression> values = [];
        HashSet<string> names = new(System.StringComparer.Ordinal);
        bool valid = true;
        if (syntax.Members.Count > TemplateLimits.Members)
        {
            return ReportTooLarge(syntax, "an object has more than " + TemplateLimits.Members.ToString(System.Globalization.CultureInfo.InvariantCulture) + " members; use a list");
        }

        foreach (ObjectMemberSyntax member in syntax.Members)
        {
            BoundExpression value = BindExpression(member.Value);
            if (member.Name == "date" && member != syntax.Members[syntax.Members.Count - 1])
            {
                Report(DiagnosticRules.UnsupportedConstruct, member, member.Name, "make it the last member; a member named `date` changes how dates are written");
                valid = false;
            }

            if (_formerMembers.Add(member.Name))
            {
                added.Add(member.Name);
            }

            if (!names.Add(member.Name))
            {
                Report(DiagnosticRules.UnexpectedToken, member, member.Name, "the object already has a member with that name");
                valid = false;
                continue;
            }

            value = value.Type.Kind == TemplateTypeKind.Enum ? ToText(value) : value;
            if (value.Type.Kind == TemplateTypeKind.Mixed)
            {
                Report(DiagnosticRules.TwoTypes, member, member.Name, "one type on one path", "another on the other");
                valid = false;
            }

            valid &= value.Type.Kind is not (TemplateTypeKind.Error or TemplateTypeKind.Mixed) && !RefuseCaptured(member.Value, value);
            members.Add(new TemplateMember(member.Name, value.Type));
            values.Add(value);
        }

        _formerMembers.ExceptWith(added);
        return valid ? Shallow(syntax, new BoundObject(TemplateType.ObjectOf(members), values)) : BoundError.Instance;
    }

    /// <summary>The value, unless lists and objects are too deep inside each other in it.</summary>
    private BoundExpression Shallow(SyntaxNode node, BoundExpression value)
    {
        if (value.Type.Depth <= TemplateLimits.ObjectDepth)
        {
            return value;
        }

        return Report(DiagnosticRules.NestedTooDeep, node, TemplateLimits.ObjectDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// What a template captured is a string only where its text is taken: it has no size, and inside a list it prints otherwise.
    /// Reports where that matters.
    /// </summary>
    private bool RefuseCaptured(SyntaxNode node, BoundExpression value)
    {
        bool isOther = IsOtherText(value);
        if (isOther)
        {
            ReportCaptured(node, value);
        }

        return isOther;
    }

    private static bool IsOtherText(BoundExpression value) => value is BoundConditional { Type.Kind: TemplateTypeKind.Mixed } choice
        ? IsOtherText(choice.Then) || IsOtherText(choice.Else)
        : value.Type.IsCaptured || value.Type.IsCharacter;

    private BoundError ReportCaptured(SyntaxNode node, BoundExpression value) => Report(
        DiagnosticRules.UnsupportedConstruct, node, TextOf(node),
        (value.Type.IsCharacter ? "convert the character to a string first" : "convert it to text first") + ": `name + \"\"`");

    private BoundWith? BindWith(WithSyntax syntax)
    {
        BoundExpression value = BindExpression(syntax.Target);
        if (value.Type.Kind != TemplateTypeKind.Object || value.Type.IsPair)
        {
            if (value.Type.Kind != TemplateTypeKind.Error)
            {
                Report(DiagnosticRules.WrongType, syntax.Target, "with", value.Type.IsPair ? "a member of an object" : value.Type.Describe(), "an object");
            }

            BindBlock(syntax.Body);
            return null;
        }

        if (value.Type.Members.Any(static member => member.Name == "date"))
        {
            Report(DiagnosticRules.UnsupportedConstruct, syntax.Target, "with", "name the members one by one, as in `x.title`; a member named `date` changes how dates are written");
        }

        value = value.Type.Nullable ? Require(value, syntax.Target) : value;
        _depth++;
        _withDepth++;
        LocalSymbol target = new("with", LocalKind.Member, value.Type, _depth);
        List<LocalSymbol> members = value.Type.Members.Select(member => new LocalSymbol(member.Name, LocalKind.Member, member.Type, _depth) { IsPlain = value.Type.Path is not null }).ToList();
        members.ForEach(Declare);
        BoundBlock body = BindBlock(syntax.Body);
        members.ForEach(Remove);
        _withDepth--;
        _depth--;
        return new BoundWith(target, value, members.Where(static member => member.IsUsed && member.Type.Kind != TemplateTypeKind.Null).ToList(), body);
    }

    /// <summary>An object as the list of its members, if one type can represent all their values.</summary>
    private BoundExpression? MembersOf(BoundExpression value)
    {
        if (MemberValues(value is BoundObject ? value : Plain(value)) is not { } values)
        {
            return null;
        }

        TemplateType item = TemplateType.ObjectOf([new TemplateMember("key", TemplateType.String), new TemplateMember("value", values.Type.Items!)]) with { IsPair = true };
        List<BoundExpression> items = [];
        for (int i = 0; i < value.Type.Members.Count; i++)
        {
            items.Add(new BoundObject(item, [new BoundConstant(TemplateType.String, value.Type.Members[i].Name), values.Items[i]]));
        }

        BoundArray list = new(TemplateType.ArrayOf(item), items);
        return value.Type.Nullable ? Choose(IsNull(value, negated: true), list, BoundConstant.Null) : list;
    }
}
