namespace PromptGen.Language.Binding;

/// <summary>A place in the text of a message or of a partial.</summary>
internal readonly record struct TemplatePlace(string? Partial, int Start, int Length, string Text);
