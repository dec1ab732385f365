namespace PromptGen.Language.Interpretation;

/// <summary>An object that no class of the caller stands for: its values by the order of the schema.</summary>
internal sealed class TemplateRecord(TemplateSlot[] members) : ITemplateObject
{
    public void Read(int member, ref TemplateSlot value) => value = members[member];
}
