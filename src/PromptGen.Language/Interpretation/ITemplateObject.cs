namespace PromptGen.Language.Interpretation;

/// <summary>An object of the caller whose properties a template reads, without reflection.</summary>
internal interface ITemplateObject
{
    /// <summary>Reads a property.</summary>
    /// <param name="member">Its place among the properties of the variable schema.</param>
    /// <param name="value">Takes the value.</param>
    void Read(int member, ref TemplateSlot value);
}
