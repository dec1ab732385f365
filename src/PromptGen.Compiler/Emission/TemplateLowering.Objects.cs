using System.Collections.Generic;
using System.Linq;
using PromptGen.Language.Binding;

namespace PromptGen.Compiler.Emission;

/// <summary>Objects that a template makes: a class for each type of them, and <c>with</c>.</summary>
internal sealed partial class TemplateLowering
{
    // Fields may not hide what every object has.
    private static readonly string[] InheritedMembers = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private readonly Dictionary<string, ObjectClass> _objects = new(System.StringComparer.Ordinal);
    private readonly Dictionary<TemplateType, ObjectClass> _classes = [];
    private readonly Queue<ObjectClass> _pendingObjects = new();

    private ObjectClass ClassOf(TemplateType type)
    {
        TemplateType required = type.AsRequired();
        if (_classes.TryGetValue(required, out ObjectClass? known))
        {
            return known;
        }

        string key = Key(required);
        if (!_objects.TryGetValue(key, out ObjectClass? made))
        {
            Identifiers names = new(InheritedMembers);
            Dictionary<string, string> fields = new(System.StringComparer.Ordinal);
            foreach (TemplateMember member in type.Members)
            {
                string pascal = Pascal(member.Name);
                fields.Add(member.Name, names.Take(pascal is "Partial" || char.IsDigit(pascal[0]) ? "Member" + pascal : pascal));
            }

            made = new ObjectClass(_members.Take(_method + "_Value"), type.AsRequired(), fields);
            _objects.Add(key, made);
            _pendingObjects.Enqueue(made);
        }

        // By itself: the key is as long as the type is large, and each member that is read asks for the class.
        _classes.Add(required, made);

        return made;
    }

    /// <summary>The C# name of a member of an object.</summary>
    private string MemberName(TemplateType type, string member) => type.Path is null ? ClassOf(type).Fields[member] : _names.Property(type.Path, member);

    private void EmitObjectClass(CodeWriter code, ObjectClass made)
    {
        List<TemplateMember> members = made.Type.Members.Where(static member => member.Type.Kind != TemplateTypeKind.Null).ToList();
        using (code.Braces("private sealed class " + made.Name))
        {
            Identifiers names = new([]);
            List<(string Field, string Parameter, string Type)> fields = members
                .Select(member => (made.Fields[member.Name], names.Take(char.ToLowerInvariant(made.Fields[member.Name][0]) + made.Fields[member.Name].Substring(1)), TypeName(member.Type)))
                .ToList();
            foreach ((string field, _, string type) in fields)
            {
                code.Line("public readonly " + type + " " + field + ";");
            }

            code.Line();
            using (code.Braces("public " + made.Name + "(" + string.Join(", ", fields.Select(static field => field.Type + " " + field.Parameter)) + ")"))
            {
                foreach ((string field, string parameter, _) in fields)
                {
                    code.Line("this." + field + " = " + parameter + ";");
                }
            }
        }
    }

    private sealed record ObjectClass(string Name, TemplateType Type, IReadOnlyDictionary<string, string> Fields);

    private sealed partial class MethodBody
    {
        private Code LowerObject(BoundObject value)
        {
            IEnumerable<CodeText> arguments = value.Values
                .Where((_, index) => value.Type.Members[index].Type.Kind != TemplateTypeKind.Null)
                .Select(argument => Lower(argument).Text);
            return Simple("new " + owner.ClassOf(value.Type).Name + "(" + CodeText.Join(", ", arguments) + ")");
        }

        private void EmitWith(BoundWith with)
        {
            Flush();
            string target = Declare(with.Target);
            code.Line("var " + target + " = " + Lower(with.Value).Text + ";");
            foreach (LocalSymbol member in with.Members)
            {
                string name = Declare(member);
                code.Line("var " + name + " = " + target + "." + owner.MemberName(with.Target.Type, member.Name) + ";");
            }

            EmitBlock(with.Body);
            foreach (LocalSymbol member in with.Members)
            {
                _symbols.Remove(member);
            }

            _symbols.Remove(with.Target);
        }
    }
}
