using System.Collections.Generic;
using PromptGen.Language.Binding;

namespace PromptGen.Language.Interpretation;

internal sealed partial class ProcedureBuilder
{
    private void BuildWith(BoundWith with, List<Statement> target)
    {
        int value = Declare(with.Target);
        target.Add(ValueKind.Of(with.Target.Type).Assign(value, Lower(with.Value)));
        foreach (LocalSymbol member in with.Members)
        {
            int index = MemberOf(with.Target.Type, member.Name);
            Node property = ValueKind.Of(member.Type).Property(new Local<object?>(value), index);
            target.Add(ValueKind.Of(member.Type).Assign(Declare(member), property));
        }

        AddTo(with.Body, target);
        foreach (LocalSymbol member in with.Members)
        {
            _symbols.Remove(member);
        }
    }

    private NewObject NewObject(BoundObject value)
    {
        SlotValue[] members = new SlotValue[value.Values.Count];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = ValueKind.Of(value.Type.Members[i].Type).Store(Lower(value.Values[i]));
        }

        return new NewObject(members);
    }
}
