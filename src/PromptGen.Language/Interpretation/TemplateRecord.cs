namespace PromptGen.Language.Interpretation;

/// <summary>An object without a class of the caller: its values in the order of the schema.</summary>
internal sealed class TemplateRecord(TemplateSlot[] members) : ITemplateObject
{
    public void Read(int member, ref TemplateSlot value) => value = members[member];
}
