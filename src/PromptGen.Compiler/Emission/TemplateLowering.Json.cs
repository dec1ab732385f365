using System.Globalization;
using System.Linq;
using PromptGen.Language;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary><c>object.to_json</c>: a method for each type of list and object.</summary>
internal sealed partial class TemplateLowering
{
    private void EmitJson(CodeWriter code, TemplateType type)
    {
        if (type.Kind == TemplateTypeKind.Array)
        {
            EmitJsonItems(code, type.Items);
            return;
        }

        code.Line(Generated + "TemplateLimit.EnterMembers(" + type.Members.Count.ToString(CultureInfo.InvariantCulture) + ", " + _names.Identity + ");");
        string separator = "{";
        foreach (TemplateMember member in type.Members)
        {
            TemplateLiteral.EmitAppend(code, "writer", separator + JsonText.Quoted(member.Name) + ":", _target);
            EmitJsonValue(code, member.Type, "value." + MemberName(type, member.Name));
            separator = ",";
        }

        TemplateLiteral.EmitAppend(code, "writer", type.Members.Count == 0 ? "{}" : "}", _target);
        code.Line(Generated + "TemplateLimit.LeaveLoop();");
    }

    private void EmitJsonItems(CodeWriter code, TemplateType? items)
    {
        TemplateLiteral.EmitAppend(code, "writer", "[", _target);
        if (items is not null)
        {
            code.Line(Generated + "TemplateArrays.EnterVisit(value, " + _names.Identity + ", " + CSharpLiteral.Of(JsonText.Place) + ");");
            using (code.Braces("for (var i = 0; i < value.Count; i++)"))
            {
                code.Line("if (i > 0)").Line("{").Indent();
                TemplateLiteral.EmitAppend(code, "writer", ",", _target);
                code.Outdent().Line("}").Line();
                EmitJsonValue(code, items, "value[i]");
            }

            code.Line(Generated + "TemplateLimit.LeaveLoop();");
        }

        TemplateLiteral.EmitAppend(code, "writer", "]", _target);
    }

    private void EmitJsonValue(CodeWriter code, TemplateType type, string value)
    {
        switch (type.Kind)
        {
            case TemplateTypeKind.Null:
                TemplateLiteral.EmitAppend(code, "writer", "null", _target);
                break;
            case TemplateTypeKind.Array or TemplateTypeKind.Object:
                code.Line(JsonMethodOf(type).Name + "(ref writer, " + value + ");");
                break;
            default:
                code.Line("writer.Append(" + JsonOfScalar(type, value) + ");");
                break;
        }
    }

    private string JsonOfScalar(TemplateType type, string value) => type.Kind switch
    {
        TemplateTypeKind.Enum when type.Nullable =>
            Generated + "TemplateJson.Of(" + value + ".HasValue ? " + _names.EnumText(type.Path!) + "(" + value + ".Value) : null, " + _names.Identity + ")",
        TemplateTypeKind.Enum => Generated + "TemplateJson.Of(" + _names.EnumText(type.Path!) + "(" + value + "), " + _names.Identity + ")",
        TemplateTypeKind.String or TemplateTypeKind.Number or TemplateTypeKind.DateTime => Generated + "TemplateJson.Of(" + value + ", " + _names.Identity + ")",
        _ => Generated + "TemplateJson.Of(" + value + ")",
    };

    private sealed partial class MethodBody
    {
        private Code LowerJson(BoundJson json)
        {
            TemplateType type = json.Value.Type;
            return type.Kind switch
            {
                TemplateTypeKind.Null => Simple("\"null\""),
                TemplateTypeKind.Array or TemplateTypeKind.Object => Simple(owner.TextMethodOf(owner.JsonMethodOf(type)) + "(" + Lower(json.Value).Text + ")"),
                _ => Simple(owner.JsonOfScalar(type, type.Kind == TemplateTypeKind.Enum ? Lower(json.Value).Operand.ToString() : Long(json.Value).Text.ToString())),
            };
        }

        private Code LowerListQuery(BoundListQuery query)
        {
            CodeText list = Lower(query.List).Text;
            string item = Declare(query.Item);
            Code lowered = Long(query.Body);
            CodeText body = query.Kind == ListQueryKind.Each ? "(" + owner.TypeName(query.Body.Type) + ")" + lowered.Operand : lowered.Text;

            _symbols.Remove(query.Item);
            string method = query.Kind switch { ListQueryKind.Each => "Map", ListQueryKind.Filter => "Filter", _ => "Any" };
            return Runtime("TemplateArrays." + method, list, item + " => " + body, owner._names.Identity, CSharpLiteral.Of(query.What));
        }
    }
}
