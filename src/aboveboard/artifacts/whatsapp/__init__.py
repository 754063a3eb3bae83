"""WhatsApp and WhatsApp Business."""
