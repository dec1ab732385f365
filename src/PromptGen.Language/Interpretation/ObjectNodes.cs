namespace PromptGen.Language.Interpretation;

/// <summary>Creates an object from the results of its members.</summary>
internal sealed class NewObject(SlotValue[] members) : Node<object?>
{
    public override object Evaluate(Frame frame)
    {
        TemplateSlot[] slots = new TemplateSlot[members.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            members[i].Store(frame, ref slots[i]);
        }

        return new TemplateRecord(slots);
    }
}

/// <summary>A value on its way into a slot.</summary>
internal abstract class SlotValue
{
    public abstract void Store(Frame frame, ref TemplateSlot slot);
}

internal delegate void SlotWriter<T>(ref TemplateSlot slot, T value);

internal sealed class SlotValue<T>(Node<T> value, SlotWriter<T> write) : SlotValue
{
    public override void Store(Frame frame, ref TemplateSlot slot) => write(ref slot, value.Evaluate(frame));
}
